from datetime import UTC, datetime

import pytest

from core.domain.action_items import ActionItem
from core.domain.causes import Why
from core.domain.errors import Conflict, NotFound, TooMany
from core.domain.history import ChangeKind
from core.domain.ids import ChangeKey, PostmortemId, RowId
from core.domain.place import Place
from core.domain.taxonomy import ActionStatus
from core.services import editing, postmortems
from core.services.editing import Write
from tests.factories import a_person, a_postmortem, keep

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
ID = PostmortemId("cards")
TITLE = Place(ID, "incident", "title")
ALERT = Place(ID, "detection", "alert_name")


@pytest.fixture
def store(sqlite_store):
    keep(sqlite_store, a_postmortem(id=ID))
    return sqlite_store


@pytest.fixture
def who():
    return {"by": a_person(), "now": NOON}


def now_stored(store):
    return postmortems.get(store, ID)


def test_a_write_is_told_in_the_history(store, who):
    editing.write_field(store, ALERT, base="", value="CheckoutErrors", key=ChangeKey("k"), **who)
    (change, *_rest) = postmortems.history(store, ID, limit=10)
    assert (change.kind, change.section, change.field, change.before, change.after, change.by) == (
        ChangeKind.FIELD,
        "detection",
        "alert_name",
        "",
        "CheckoutErrors",
        who["by"].id,
    )


def test_the_same_write_twice_changes_once(store, who):
    editing.write_field(store, ALERT, base="", value="One", key=ChangeKey("k"), **who)
    editing.write_field(store, ALERT, base="", value="Two", key=ChangeKey("k"), **who)
    assert now_stored(store).detection.alert_name == "One"


def test_two_writes_of_one_value_are_no_conflict(store, who):
    editing.write_field(store, ALERT, base="", value="One", key=ChangeKey("a"), **who)
    editing.write_field(store, ALERT, base="", value="One", key=ChangeKey("b"), **who)
    assert now_stored(store).detection.alert_name == "One"


def test_a_write_over_somebody_elses_carries_all_three_values(store, who):
    editing.write_field(store, ALERT, base="", value="Theirs", key=ChangeKey("a"), **who)
    with pytest.raises(Conflict) as met:
        editing.write_field(store, ALERT, base="", value="Mine", key=ChangeKey("b"), **who)
    assert (met.value.base, met.value.mine, met.value.theirs) == ("", "Mine", "Theirs")
    assert now_stored(store).detection.alert_name == "Theirs"


def test_several_fields_are_written_all_or_none(store, who):
    title = now_stored(store).incident.title
    writes = [Write(ALERT, "", "New"), Write(TITLE, "not what is there", "Other")]
    with pytest.raises(Conflict):
        editing.write_fields(store, writes, key=ChangeKey("k"), **who)
    stored = now_stored(store)
    assert (stored.detection.alert_name, stored.incident.title) == ("", title)


def test_a_row_gets_the_next_key_and_a_removed_one_is_not_used_again(store, who):
    for number in (1, 2):
        row = Why(id=RowId(f"w{number}"), question=f"Why {number}?")
        editing.add_row(store, ID, "whys", row, key=ChangeKey(f"a{number}"), **who)
    editing.remove_row(store, ID, "whys", RowId("w2"), key=ChangeKey("r"), **who)
    editing.add_row(store, ID, "whys", Why(id=RowId("w3")), key=ChangeKey("a3"), **who)
    assert [why.key for why in now_stored(store).whys] == ["W-1", "W-3"]


def test_a_row_is_added_removed_and_restored_once_under_one_key(store, who):
    row = Why(id=RowId("w1"), question="Why?")
    for _time in range(2):
        editing.add_row(store, ID, "whys", row, key=ChangeKey("add"), **who)
    for _time in range(2):
        editing.remove_row(store, ID, "whys", row.id, key=ChangeKey("remove"), **who)
    assert now_stored(store).whys == ()
    for _time in range(2):
        editing.restore_row(store, ID, "whys", row.id, key=ChangeKey("restore"), **who)
    assert now_stored(store).whys == (Why(key="W-1", question="Why?"),)


def test_action_items_are_called_as_the_template_calls_them(store, who):
    template = Place(ID, "papers", "template")
    editing.write_field(store, template, base="platform", value="field-rca", key=ChangeKey("t"), **who)
    editing.add_row(store, ID, "action_items", ActionItem(id=RowId("a")), key=ChangeKey("a"), **who)
    assert [item.key for item in now_stored(store).action_items] == ["AC-1"]


def test_an_item_that_is_done_knows_since_when_until_it_is_reopened(store, who):
    editing.add_row(store, ID, "action_items", ActionItem(id=RowId("a")), key=ChangeKey("a"), **who)
    status = Place(ID, "action_items", "status", RowId("a"))
    editing.write_field(
        store, status, base=ActionStatus.OPEN, value=ActionStatus.DONE, key=ChangeKey("d"), **who
    )
    assert now_stored(store).action_items[0].completed_at == NOON
    editing.write_field(
        store, status, base=ActionStatus.DONE, value=ActionStatus.OPEN, key=ChangeKey("o"), **who
    )
    assert now_stored(store).action_items[0].completed_at is None


def test_a_listing_holds_so_many_rows_and_no_more(store, who, monkeypatch):
    monkeypatch.setattr(editing, "MOST_ROWS_ELSEWHERE", 1)
    editing.add_row(store, ID, "whys", Why(id=RowId("w1")), key=ChangeKey("a"), **who)
    with pytest.raises(TooMany):
        editing.add_row(store, ID, "whys", Why(id=RowId("w2")), key=ChangeKey("b"), **who)


def test_a_write_into_a_postmortem_that_there_is_not_is_refused(store, who):
    nowhere = Place(PostmortemId("nowhere"), "incident", "title")
    with pytest.raises(NotFound):
        editing.write_field(store, nowhere, base="", value="x", key=ChangeKey("k"), **who)
