import json

import pytest
from streamlit.testing.v1 import AppTest

from core.i18n import LOCALES, use_locale
from pages.ui.live.bundle import FOLDER, script
from pages.ui.live_text.words import words

ENTRANCE = {"postmortem": "p1", "token": "t.s", "tab": "t1", "pass_seconds": 480, "live": "assets/live-X.js"}


def shown(may_write, entrance):
    from pages.ui.live_text import live_text  # noqa: PLC0415 -- a script of its own

    live_text("root_cause", entrance | {"may_write": may_write}, label="Root cause", text="as read")


@pytest.mark.parametrize("may_write", [True, False])
def test_the_browser_is_told_all_that_the_field_needs(may_write):
    page = AppTest.from_function(shown, args=(may_write, ENTRANCE)).run()
    assert not page.exception
    sent = json.loads(page.main[0].proto.json)[0]
    asked = ENTRANCE | {
        "key": "root_cause",
        "label": "Root cause",
        "may_write": may_write,
        "text": "as read",
        "editor": script("editor"),
    }
    assert {name: sent[name] for name in asked} == asked


def test_the_scripts_of_the_bundle_are_found_by_their_names():
    assert {script(entry).removeprefix("assets/") for entry in ("live", "editor")} <= {
        file.name for file in FOLDER.iterdir()
    }


def test_every_language_has_a_place_for_the_time_of_saving():
    for locale in LOCALES:
        with use_locale(locale):
            assert "{time}" in words()["saved"]
