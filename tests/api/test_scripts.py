import gzip
from pathlib import Path

import pytest
from starlette.applications import Starlette

from api.scripts import hashed_name, scripts
from tests.api.conftest import ask

CONTENT = b"export default () => 1\n"


@pytest.fixture
def app(tmp_path):
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "field.js").write_bytes(CONTENT)
    (tmp_path / "secret.py").write_text("x = 1")
    return Starlette(routes=[scripts(tmp_path)])


def test_a_script_is_kept_forever_under_a_name_that_changes_with_it(app):
    name = hashed_name("field.js", CONTENT)
    answer = ask(app, f"/assets/{name}")
    assert (answer.content, answer.headers["cache-control"]) == (
        CONTENT,
        "public, max-age=31536000, immutable",
    )
    assert answer.headers["content-type"] == "text/javascript; charset=utf-8"
    assert hashed_name("field.js", CONTENT + b" ") != name


def test_a_script_travels_packed_to_browsers_that_can_unpack(app):
    name = hashed_name("field.js", CONTENT)
    answer = ask(app, f"/assets/{name}", headers={"accept-encoding": "br, gzip"})
    assert (answer.headers["content-encoding"], answer.content) == ("gzip", CONTENT)
    plain = ask(app, f"/assets/{name}", headers={"accept-encoding": "identity"})
    assert "content-encoding" not in plain.headers
    assert len(gzip.compress(CONTENT)) == int(answer.headers["content-length"])


@pytest.mark.parametrize("name", ["field.js", "secret.py", "..%2fsecret.py", "field-000000000000.js"])
def test_nothing_else_is_served(app, name):
    assert ask(app, f"/assets/{name}").status_code == 404


def test_the_editor_of_prose_is_served_small_enough():
    bundle = Path(__file__).parents[2] / "pages" / "ui" / "live_text" / "live-text.js"
    app = Starlette(routes=[scripts()])
    answer = ask(app, f"/assets/{hashed_name('live-text.js', bundle.read_bytes())}")
    assert (answer.status_code, answer.content) == (200, bundle.read_bytes())
    assert int(answer.headers["content-length"]) <= 35_000
