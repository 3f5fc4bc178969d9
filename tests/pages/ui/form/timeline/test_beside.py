"""What stands beside the events: what is doubtful, and which of them count."""

import pytest

from core.domain.ids import RowId
from core.services import editing, postmortems
from tests.factories import NOON, a_key, a_person
from tests.pages.firing import fire, shown
from tests.pages.ui.form.timeline.conftest import ID, line

TABLE = f"table-{ID}-timeline"
CHOICE = f"milestone-{ID}-detected"
LINES = (
    "2026-03-02 14:05 Error rate passes 5 % #began",
    "14:09 First alert #alert",
    "14:10 Second alert #alert",
    "14:12 Ana forgot to set the limit @ana",
)


@pytest.fixture
def told(step):
    return fire(step, f"entry-{ID}", "added", [line(i, text) for i, text in enumerate(LINES)])


def timeline(store):
    return postmortems.get(store, ID).timeline


def test_what_is_doubtful_stands_beside_its_event(told):
    notes = [(row["cells"][-2]["text"], row["notes"]) for row in shown(told, TABLE)["rows"]]
    ((words, (doubt,)),) = [(words, found) for words, found in notes if found]
    assert words == "Ana forgot to set the limit"
    assert "“forgot”" in doubt


def test_what_the_milestones_lack_is_said_under_the_table(told):
    said = [each.value for each in told.markdown if each.value.startswith(":orange[:material/warning:")]
    assert any("Acknowledged" in each for each in said)


def test_the_first_of_two_alerts_counts_until_a_person_chooses(told, sqlite_store):
    assert told.selectbox(key=CHOICE).value is None
    second = timeline(sqlite_store)[2]
    told.selectbox(key=CHOICE).select(second.id).run()
    assert [event.is_decisive for event in timeline(sqlite_store)] == [False, False, True, False]
    assert told.selectbox(key=CHOICE).value == second.id
    told.selectbox(key=CHOICE).select(None).run()
    assert not any(event.is_decisive for event in timeline(sqlite_store))


def test_a_choice_of_an_event_that_is_gone_is_refused_with_a_reason(told, sqlite_store):
    events = timeline(sqlite_store)
    box = told.selectbox(key=CHOICE).select(events[2].id)
    editing.remove_row(
        sqlite_store, ID, "timeline", RowId(events[2].id), by=a_person(), now=NOON, key=a_key()
    )
    box.run()
    assert len(told.error) == 1
    assert not any(event.is_decisive for event in timeline(sqlite_store))
