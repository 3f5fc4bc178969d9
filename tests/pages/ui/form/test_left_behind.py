from datetime import UTC, datetime

import pytest

from core.domain.ids import ChangeKey, PersonId, PostmortemId, RowId
from core.domain.timeline import TimelineEvent
from core.services import editing, postmortems, workspace
from tests.factories import a_person, a_postmortem, keep
from tests.pages.firing import base_of, fire, shown, type_into

ID = PostmortemId("cards")
ROW = RowId("e1")
BEN = a_person(id=PersonId("ben"), name="Ben", email="ben@example.com")
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
STRAYS = f"strays-{ID}"
TEXT = f"w-{ID}-{ROW}-text"
KEY, BEFORE = "tab.aaaaaaaaaaaaaaaa", "tab.bbbbbbbbbbbbbbbb"


@pytest.fixture
def test(app, sqlite_store):
    """The first step of a postmortem with one event: the form of the event is not on the page."""
    workspace.set_up(sqlite_store, "platform", "Payments", "UTC")
    keep(sqlite_store, a_postmortem(id=ID, timeline=(TimelineEvent(id=ROW, text="Alert"),)))
    return app("postmortems/write.py", id=ID, step="incident")


def letter(text, base="Alert", *, key=KEY, before=None, section="timeline", field="text", row=ROW):
    where = {"section": section, "field": field, "row": row}
    return {"text": text, "base": base_of(base), "key": key, "where": where, "before": before}


def event(store):
    (found,) = postmortems.get(store, ID).timeline
    return found.text


def remove(store):
    editing.remove_row(store, ID, "timeline", ROW, by=BEN, now=NOON, key=ChangeKey("gone"))


def test_what_was_left_behind_is_stored_and_need_not_be_kept_any_more(test, sqlite_store):
    fire(test, STRAYS, "found", [letter("Alert fires")])
    assert event(sqlite_store) == "Alert fires"
    assert shown(test, STRAYS)["answers"] == {f"{'p' * 16}/{TEXT}": KEY}


def test_a_message_that_was_under_way_goes_before_the_rest(test, sqlite_store):
    fire(test, STRAYS, "found", [letter("Alert fires", before={"text": "Alert f", "key": BEFORE})])
    keys = [change.key for change in postmortems.history(sqlite_store, ID, limit=2)]
    assert (event(sqlite_store), keys) == ("Alert fires", [KEY, BEFORE])


def test_what_others_have_overtaken_waits_for_a_person_and_is_led_to(test, sqlite_store):
    fire(test, STRAYS, "found", [letter("Mine", base="Earlier")])
    assert event(sqlite_store) == "Alert"
    assert shown(test, STRAYS)["answers"] == {}
    test.button(key=f"left-{TEXT}").click().run()
    assert [header.value for header in test.header] == ["Timeline"]
    assert shown(test, f"conflict-{TEXT}")["take"] == "Take theirs"
    fire(test, f"conflict-{TEXT}", "mine", 1)
    assert event(sqlite_store) == "Mine"
    assert shown(test, STRAYS)["answers"] == {f"{'p' * 16}/{TEXT}": KEY}


@pytest.mark.parametrize(
    "hostile",
    [
        None,
        7,
        {"text": "x"},
        letter("x", field="id"),
        letter("x", field="nothing"),
        letter("x", section="nowhere"),
        letter("x", section="papers", field="stage", row=""),
        letter("x", section="summary_incident", row=""),
        letter("x", row=""),
        {**letter("x"), "where": {"section": 1}},
        {**letter("x"), "before": 5, "key": 5},
    ],
)
def test_what_names_no_field_changes_nothing(test, sqlite_store, hostile):
    before = postmortems.get(sqlite_store, ID)
    fire(test, STRAYS, "found", [hostile])
    assert [error.value for error in test.exception] == []
    assert postmortems.get(sqlite_store, ID) == before


@pytest.fixture
def written(test, sqlite_store):
    """The event's form is open, Ben has removed the event, and Ana has typed on."""
    test.query_params["step"] = "timeline"
    test.run()
    fire(test, f"table-{ID}-timeline", "opened", ROW)
    remove(sqlite_store)
    type_into(test, TEXT, "Alert fires")
    return test


def test_a_row_that_somebody_has_removed_stays_open_for_who_writes_in_it(written, sqlite_store):
    assert [warning.value for warning in written.warning] == [
        "Ben has removed this row. What you typed is kept here. Bring the row back?"
    ]
    assert not shown(written, TEXT)["heard"]["is_saved"]
    written.button(key=f"back-{ROW}").click().run()
    assert event(sqlite_store) == "Alert fires"
    assert shown(written, TEXT)["heard"]["is_saved"]
    assert [warning.value for warning in written.warning] == []


def test_what_was_typed_into_a_removed_row_can_be_let_go(written, sqlite_store):
    written.button(key=f"let-go-{ROW}").click().run()
    assert postmortems.get(sqlite_store, ID).timeline == ()
    assert shown(written, STRAYS)["dropped"] == [f"{'p' * 16}/{TEXT}"]
    assert [warning.value for warning in written.warning] == []


def test_a_removed_row_that_one_did_not_write_in_is_let_go_too(test, sqlite_store):
    test.query_params["step"] = "timeline"
    test.run()
    fire(test, f"table-{ID}-timeline", "opened", ROW)
    remove(sqlite_store)
    test.run()
    test.button(key=f"let-go-{ROW}").click().run()
    assert postmortems.get(sqlite_store, ID).timeline == ()
