from dataclasses import replace
from datetime import UTC, datetime

import pytest

from core.domain.ids import ChangeKey, PostmortemId
from core.domain.place import Place
from core.domain.taxonomy import ActionStatus
from core.services import editing
from tests.factories import a_person, full_postmortem, keep
from tests.pages.table_reading import rows_of

ID = PostmortemId("cards")
NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


@pytest.fixture
def whole(sqlite_store):
    whole = replace(full_postmortem(), id=ID)
    papers = replace(whole.papers, template="platform", language="en", zone="UTC")
    keep(sqlite_store, replace(whole, papers=papers))
    return whole


def test_the_document_is_shown_whole(app, whole):
    test = app("postmortems/read.py", id=ID)
    (paper,) = [each for each in test.get("bidi_component") if "paper" in each.proto.id]
    assert whole.incident.title in paper.proto.json
    assert [error.value for error in test.exception] == []


def test_the_history_tells_values_as_people_read_them(app, sqlite_store, whole):
    by = a_person(name="Ivan")
    item = whole.action_items[0]
    told = {ActionStatus.OPEN: "Open", ActionStatus.BLOCKED: "Blocked"}
    after = next(status for status in told if status is not item.status)
    status = Place(ID, "action_items", "status", item.id)
    editing.write_field(
        sqlite_store, status, base=item.status, value=after, by=by, now=NOON, key=ChangeKey("a")
    )
    started = Place(ID, "incident", "started_at")
    editing.write_field(
        sqlite_store,
        started,
        base=whole.incident.started_at,
        value=NOON,
        by=by,
        now=NOON,
        key=ChangeKey("b"),
    )
    test = app("postmortems/read.py", id=ID)
    test.session_state["read-tabs"] = "History"
    test.run()
    rows = rows_of(test, f"history-{ID}")
    assert ["Ivan", "Action items · Status", told[after]] in [[row[1], row[2], row[4]] for row in rows]
    assert ["Ivan", "Incident · Started", "2026-03-02 15:00"] in [[row[1], row[2], row[4]] for row in rows]


def test_writing_begins_from_reading(app, whole):
    test = app("postmortems/read.py", id=ID)
    test.button(key="write").click().run()
    assert [header.value for header in test.header] == ["The incident"]
