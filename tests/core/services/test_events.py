from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from core.domain.errors import Conflict, Forbidden, NotFound, TooLong, TooMany, Unreadable
from core.domain.history import ChangeKind
from core.domain.ids import RowId
from core.domain.people import Role
from core.domain.place import Place
from core.domain.signals import Touched
from core.domain.taxonomy import EventKind
from core.domain.timeline import TimelineEvent, in_order
from core.services import editing, events, people, postmortems
from core.timeline.sketch import Sketch
from tests.factories import NOON, a_key, a_person, an_event

MOSCOW = ZoneInfo("Europe/Moscow")


def after(minutes):
    return NOON + timedelta(minutes=minutes)


def some(count=3, **given):
    return [an_event(at=after(n), text=f"Event {n}", **given) for n in range(count)]


@pytest.fixture
def who():
    return {"by": a_person(), "now": NOON}


@pytest.fixture
def doing(store, postmortem, who):
    """Does a verb under a fresh key, unless one is given."""

    def do(verb, *args, **given):
        return verb(store, postmortem, *args, **{**who, "key": a_key()} | given)

    return do


@pytest.fixture
def stored(store, postmortem):
    return lambda: list(postmortems.get(store, postmortem).timeline)


@pytest.fixture
def told(store, postmortem):
    """What the history says, first to last."""

    def changes():
        found = reversed(postmortems.history(store, postmortem, limit=1_000))
        return [(each.kind, each.row, each.field, each.before, each.after) for each in found]

    return changes


def revision(store, postmortem):
    return postmortems.get(store, postmortem).revision


def test_many_events_go_in_at_once_and_each_is_told(store, postmortem, doing, stored, told):
    before, heard = revision(store, postmortem), []
    store.listen(heard.append)
    given = some()
    doing(events.add_events, given)
    assert stored() == given
    assert [event.id for event in stored()] == [event.id for event in given]
    assert told() == [(ChangeKind.ROW_ADDED, event.id, "", None, None) for event in given]
    assert revision(store, postmortem) == before + 1
    assert [each.sections for each in heard if isinstance(each, Touched)] == [("timeline",)]


def test_what_went_in_goes_out_by_one_undo_and_back(doing, stored, told):
    doing(events.add_events, old := some(1))
    doing(events.add_events, new := some(2))
    rows = [event.id for event in new]
    assert doing(events.remove_events, rows) == tuple(rows)
    assert stored() == old
    assert doing(events.restore_events, rows) == tuple(rows)
    assert stored() == old + new
    assert [(kind, row) for kind, row, *_rest in told()[3:]] == [
        *((ChangeKind.ROW_REMOVED, row) for row in rows),
        *((ChangeKind.ROW_RESTORED, row) for row in rows),
    ]


def test_each_act_happens_once_under_its_key(doing, stored, told):
    given = some()
    rows = [event.id for event in given]
    acts = [
        (events.add_events, (given,), {}),
        (events.set_kind, (given, EventKind.ALERT), {}),
        (events.shift, (given, 5), {"zone": MOSCOW}),
        (events.star, (given,), {}),
        (events.remove_events, (rows[:2],), {}),
        (events.restore_events, (rows[:2],), {}),
    ]
    for verb, args, more in acts:
        key = a_key()
        once = doing(verb, *args, **more, key=key), stored(), told()
        assert (doing(verb, *args, **more, key=key), stored(), told()) == once


def test_an_undo_brings_back_only_what_it_took(doing, stored):
    doing(events.add_events, given := some())
    rows = [event.id for event in given]
    doing(events.remove_events, rows[:1])
    key = a_key()
    assert doing(events.remove_events, rows, key=key) == tuple(rows[1:])
    assert doing(events.remove_events, rows, key=key) == tuple(rows[1:])
    doing(events.restore_events, rows[1:])
    assert stored() == given[1:]


def test_several_get_a_kind_or_a_star(doing, stored, told):
    given = [*some(2), an_event(kind=EventKind.ALERT)]
    doing(events.add_events, given)
    doing(events.set_kind, given, EventKind.ALERT)
    assert [event.kind for event in stored()] == [EventKind.ALERT] * 3
    assert told()[3:] == [(ChangeKind.FIELD, event.id, "kind", "other", "alert") for event in given[:2]]
    doing(events.star, stored()[:2])
    assert [event.is_key for event in stored()] == [True, True, False]
    doing(events.star, stored(), is_key=False)
    assert [event.is_key for event in stored()] == [False] * 3


def test_a_shift_moves_the_instant_and_spells_anew_what_was_typed(doing, stored, told):
    given = [
        an_event(at=NOON, typed="15:00"),
        an_event(at=NOON, typed="~15:00 MSK", is_approximate=True),
        an_event(at=NOON),
        an_event(at=None, typed="after lunch"),
    ]
    doing(events.add_events, given)
    doing(events.shift, given, -15, zone=MOSCOW)
    assert [(event.at, event.typed, event.is_approximate) for event in stored()] == [
        (after(-15), "2026-03-02 14:45", False),
        (after(-15), "~2026-03-02 14:45", True),
        (after(-15), "", False),
        (None, "after lunch", False),
    ]
    assert told()[5] == (ChangeKind.FIELD, given[0].id, "typed", "15:00", "2026-03-02 14:45")


@pytest.mark.parametrize("minutes", [10**10, -(10**10)])
def test_no_calendar_goes_on_for_ever(doing, stored, minutes):
    doing(events.add_events, given := some(2))
    with pytest.raises(Unreadable):
        doing(events.shift, given, minutes, zone=MOSCOW)
    assert stored() == given


def test_what_somebody_else_has_changed_is_a_conflict_and_nothing_is_written(doing, stored, postmortem):
    doing(events.add_events, seen := some())
    doing(events.set_kind, seen[2:], EventKind.ALERT)
    now_there = stored()
    with pytest.raises(Conflict) as met:
        doing(events.set_kind, seen, EventKind.CAUSE)
    assert met.value.place == Place(postmortem, "timeline", "kind", seen[2].id)
    assert (met.value.base, met.value.mine, met.value.theirs) == (
        EventKind.OTHER,
        EventKind.CAUSE,
        EventKind.ALERT,
    )
    assert stored() == now_there


def test_other_cells_of_the_same_rows_do_not_meet(doing, stored):
    doing(events.add_events, seen := some())
    doing(events.shift, seen, 1, zone=MOSCOW)
    doing(events.star, seen)
    doing(events.set_kind, seen, EventKind.CAUSE)
    assert stored() == [
        replace(event, at=event.at + timedelta(minutes=1), is_key=True, kind=EventKind.CAUSE)
        for event in seen
    ]


def test_what_is_gone_is_left_alone(doing, stored):
    doing(events.add_events, seen := some())
    doing(events.remove_events, [seen[0].id])
    doing(events.set_kind, seen, EventKind.CAUSE)
    assert [event.kind for event in stored()] == [EventKind.CAUSE] * 2
    assert doing(events.remove_events, [RowId("never")]) == ()
    doing(events.restore_events, [seen[0].id])
    assert stored()[0].kind is EventKind.OTHER


def test_nothing_to_do_leaves_no_trace(store, postmortem, doing, told):
    doing(events.add_events, given := some(1))
    before = revision(store, postmortem), told()
    doing(events.add_events, [])
    doing(events.set_kind, [], EventKind.ALERT)
    doing(events.set_kind, given, EventKind.OTHER)
    doing(events.shift, given, 0, zone=MOSCOW)
    assert (revision(store, postmortem), told()) == before


def test_a_timeline_that_is_full_takes_none_of_them(doing, stored, monkeypatch):
    monkeypatch.setitem(editing.MOST_ROWS, "timeline", 3)
    doing(events.add_events, given := some(2))
    with pytest.raises(TooMany):
        doing(events.add_events, some(2))
    doing(events.remove_events, [given[0].id])
    doing(events.add_events, more := some(2))
    with pytest.raises(TooMany):
        doing(events.restore_events, [given[0].id])
    assert stored() == list(in_order([given[1], *more]))


def test_text_is_kept_as_it_can_be(doing, stored):
    doing(events.add_events, [an_event(text="one\r\ntwo\x07", actor="Ana\n")])
    assert [(event.text, event.actor) for event in stored()] == [("one\ntwo", "Ana")]
    with pytest.raises(TooLong):
        doing(events.add_events, [an_event(), an_event(text="x" * 5_001)])
    assert len(stored()) == 1


def test_whoever_may_only_read_changes_nothing(store, doing, stored):
    reader = people.sign_in(store, name="Rui", email="rui@example.com", id_=RowId("rui"))
    doing(events.add_events, given := some())
    with store.begin() as work:
        work.people.save(replace(reader, role=Role.READER))
    for act in (
        lambda: doing(events.add_events, some(), by=reader),
        lambda: doing(events.set_kind, given, EventKind.ALERT, by=reader),
        lambda: doing(events.remove_events, [given[0].id], by=reader),
    ):
        with pytest.raises(Forbidden):
            act()
    assert stored() == given


def test_nothing_goes_into_a_postmortem_that_there_is_not(store, who):
    with pytest.raises(NotFound):
        events.add_events(store, "nowhere", some(), **who, key=a_key())


def test_an_event_between_two_others_is_about_halfway(doing, stored):
    first, last = an_event(at=after(0)), an_event(at=after(11))
    doing(events.add_events, [first, last])
    new = doing(events.insert_between, first, last, an_event(at=None, text="Between"))
    assert (new.at, new.is_approximate) == (after(5), True)
    assert [event.text for event in in_order(stored())] == [first.text, "Between", last.text]
    known = doing(events.insert_between, first, last, an_event(at=after(2)))
    assert (known.at, known.is_approximate) == (after(2), False)
    nowhere = doing(events.insert_between, None, None, an_event(at=None))
    assert (nowhere.at, nowhere.is_approximate) == (None, False)


def test_what_was_understood_becomes_an_event():
    sketch = Sketch(
        at=NOON,
        as_typed="~14:05",
        text="Failover",
        actor="ana",
        kind=EventKind.MITIGATION,
        note="by hand",
        evidence="https://example.com",
        is_approximate=True,
    )
    assert events.event_of(sketch, RowId("e1")) == TimelineEvent(
        at=NOON,
        typed="~14:05",
        is_approximate=True,
        kind=EventKind.MITIGATION,
        text="Failover",
        actor="ana",
        note="by hand",
        evidence="https://example.com",
    )


def test_thousands_are_added_moved_removed_and_brought_back_at_once(doing, stored):
    given = some(1_200)
    doing(events.add_events, given)
    doing(events.shift, given, 1, zone=MOSCOW)
    rows = doing(events.remove_events, [event.id for event in given])
    doing(events.restore_events, rows)
    assert [event.at for event in stored()] == [after(n + 1) for n in range(1_200)]
