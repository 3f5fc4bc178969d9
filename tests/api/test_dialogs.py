import json

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from streamlit.web.server.starlette.starlette_routes import create_host_config_routes

from api.dialogs import NoErrorDialogs
from tests.api.conftest import ask

SETTINGS = "/_stcore/host-config"


def served(*routes):
    return Starlette(routes=routes, middleware=[Middleware(NoErrorDialogs)])


def test_streamlits_own_dialogs_are_off_and_its_other_settings_stay():
    theirs = ask(Starlette(routes=create_host_config_routes(None)), SETTINGS).json()
    ours = ask(served(*create_host_config_routes(None)), SETTINGS).json()
    assert theirs["blockErrorDialogs"] is False
    assert ours == theirs | {"blockErrorDialogs": True}


@pytest.mark.parametrize("body", [b"", b"not found", json.dumps([1]).encode()])
def test_an_answer_without_settings_passes_as_it_is(body):
    answer = ask(served(Route(SETTINGS, lambda _request: Response(body, status_code=404))), SETTINGS)
    assert (answer.status_code, answer.content) == (404, body)


def test_other_answers_pass_as_they_are():
    app = served(Route("/other", lambda _request: JSONResponse({"blockErrorDialogs": False})))
    assert ask(app, "/other").json() == {"blockErrorDialogs": False}
