import json

import pytest
from streamlit.testing.v1 import AppTest

from api.scripts import hashed_name
from core.i18n import LOCALES, use_locale
from pages.ui import live_text as module


def shown(may_write):
    from pages.ui.live_text import live_text  # noqa: PLC0415 -- a script of its own

    live_text("p1", "root_cause", label="Root cause", token="t.s", may_write=may_write, text="as read")


@pytest.mark.parametrize("may_write", [True, False])
def test_the_browser_is_told_all_that_the_field_needs(may_write):
    page = AppTest.from_function(shown, args=(may_write,)).run()
    assert not page.exception
    sent = json.loads(page.main[0].proto.json)[0]
    assert {name: sent[name] for name in ("postmortem", "key", "label", "token", "may_write", "text")} == {
        "postmortem": "p1",
        "key": "root_cause",
        "label": "Root cause",
        "token": "t.s",
        "may_write": may_write,
        "text": "as read",
    }


def test_the_field_fetches_the_script_that_is_served():
    content = (module._FOLDER / "live-text.js").read_bytes()
    assert f"assets/{hashed_name('live-text.js', content)}" == module._SCRIPT


def test_every_language_has_a_place_for_the_time_of_saving():
    for locale in LOCALES:
        with use_locale(locale):
            assert "{time}" in module._words()["saved"]
