import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from api.headers import SecurityHeaders
from tests.api.conftest import ask


def answer(_request):
    return PlainTextResponse("hello", headers={"referrer-policy": "no-referrer"})


@pytest.fixture
def app(tmp_path):
    index = tmp_path / "index.html"
    index.write_text('<script>\n  1 + 1\n</script><script src="x.js"></script>')
    return Starlette(routes=[Route("/", answer)], middleware=[Middleware(SecurityHeaders, index=index)])


def test_scripts_run_only_from_here_and_as_streamlit_ships_them(app):
    policy = ask(app, "/", headers={"host": "pm.example.com:8501"}).headers["content-security-policy"]
    assert policy == (
        "default-src 'self'; script-src 'self' blob: 'sha256-rfFoCX25yvm0RkeLkuwdYBUpEOtgL3qzIdXgGj6oqrM='; "
        "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
        "connect-src 'self' ws://pm.example.com:8501 wss://pm.example.com:8501; "
        "worker-src 'self' blob:; object-src 'none'; base-uri 'self'; frame-ancestors 'none'"
    )


def test_a_host_that_is_none_does_not_get_into_the_policy(app):
    policy = ask(app, "/", headers={"host": "x; script-src *"}).headers["content-security-policy"]
    assert "connect-src 'self'; " in policy
    assert "*" not in policy


def test_what_an_answer_says_itself_stays(app):
    headers = ask(app, "/").headers
    assert headers["referrer-policy"] == "no-referrer"
    assert (headers["x-content-type-options"], headers["x-frame-options"]) == ("nosniff", "DENY")
