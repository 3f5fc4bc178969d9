import gzip

import pytest
from starlette.applications import Starlette

from api.scripts import BUNDLE, scripts
from tests.api.conftest import ask

CONTENT = b"export default () => 1\n"
NAME = "field-ABCDEFGH.js"
LARGEST = 150_000


@pytest.fixture
def app(tmp_path):
    (tmp_path / "deep").mkdir()
    (tmp_path / NAME).write_bytes(CONTENT)
    (tmp_path / "deep" / "other.js").write_bytes(CONTENT)
    (tmp_path / "secret.py").write_text("x = 1")
    return Starlette(routes=[scripts(tmp_path)])


def test_a_script_is_kept_forever_under_its_name(app):
    answer = ask(app, f"/assets/{NAME}")
    assert (answer.content, answer.headers["cache-control"]) == (
        CONTENT,
        "public, max-age=31536000, immutable",
    )
    assert answer.headers["content-type"] == "text/javascript; charset=utf-8"


def test_a_script_travels_packed_to_browsers_that_can_unpack(app):
    answer = ask(app, f"/assets/{NAME}", headers={"accept-encoding": "br, gzip"})
    assert (answer.headers["content-encoding"], answer.content) == ("gzip", CONTENT)
    plain = ask(app, f"/assets/{NAME}", headers={"accept-encoding": "identity"})
    assert "content-encoding" not in plain.headers
    assert len(gzip.compress(CONTENT)) == int(answer.headers["content-length"])


@pytest.mark.parametrize("name", ["other.js", "deep%2fother.js", "secret.py", "..%2fsecret.py", "field.js"])
def test_nothing_else_is_served(app, name):
    assert ask(app, f"/assets/{name}").status_code == 404


def test_the_whole_bundle_is_served_and_small_enough():
    app = Starlette(routes=[scripts()])
    answers = {file: ask(app, f"/assets/{file.name}") for file in BUNDLE.glob("*.js")}
    assert {file: answer.content for file, answer in answers.items()} == {
        file: file.read_bytes() for file in answers
    }
    assert {"live", "editor", "chunk"} <= {file.name.partition("-")[0] for file in answers}
    assert sum(int(answer.headers["content-length"]) for answer in answers.values()) <= LARGEST
