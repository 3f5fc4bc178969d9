from datetime import timedelta

import pytest

from core.domain.incident import Incident
from core.domain.postmortem import Postmortem
from core.domain.taxonomy import EventKind
from core.timeline.checks import Check, Finding
from tests.core.timeline.checks.conftest import after
from tests.factories import NOON, an_event


def story(*minutes, **given):
    """Typed events at these minutes."""
    return tuple(an_event(at=after(n), typed=f"+{n}", text=f"Event {n}", **given) for n in minutes)


@pytest.mark.parametrize(
    ("minutes", "found"),
    [
        ((0, 1, 2), []),
        ((0, 0, 0), []),
        ((), []),
        ((5, 1), [(1, 5)]),
        ((0, 10, 5, 20), [(5, 10)]),
        ((3, 2, 1), [(2, 3), (1, 2)]),
    ],
)
def test_what_was_typed_later_happened_later(checked, minutes, found):
    events = story(*minutes)
    there = checked(Postmortem(timeline=events), Check.OUT_OF_ORDER, entered=[event.id for event in events])
    by_minute = {event.at: event.id for event in events}
    assert there == {
        by_minute[after(at)]: [
            Finding(
                check=Check.OUT_OF_ORDER,
                time=after(at),
                other_time=after(other),
                other=by_minute[after(other)],
            )
        ]
        for at, other in found
    }


def test_without_the_order_of_entry_or_a_typed_time_there_is_no_order(checked):
    events = story(5, 1)
    untyped = (an_event(at=after(5)), an_event(at=after(1)), an_event(at=None, typed="later"))
    assert checked(Postmortem(timeline=events), Check.OUT_OF_ORDER) == {}
    rows = [event.id for event in untyped]
    assert checked(Postmortem(timeline=untyped), Check.OUT_OF_ORDER, entered=rows) == {}


def test_what_lies_in_the_future_is_asked_about(checked):
    past, ahead = story(0, 10)
    assert checked(Postmortem(timeline=(past, ahead)), Check.IN_FUTURE, now=after(5)) == {
        ahead.id: [Finding(check=Check.IN_FUTURE, time=after(10))]
    }
    assert checked(Postmortem(timeline=(past, ahead)), Check.IN_FUTURE, now=after(10)) == {}


def test_what_happened_before_the_start_is_asked_about(checked):
    early, late = story(-5, 5)
    told = Postmortem(timeline=(early, late), incident=Incident(started_at=NOON))
    assert checked(told, Check.BEFORE_START) == {
        early.id: [Finding(check=Check.BEFORE_START, time=after(-5), other_time=NOON)]
    }
    assert checked(Postmortem(timeline=(early, late)), Check.BEFORE_START) == {}


def test_an_end_before_the_start_is_told_at_the_end(checked):
    (resolved,) = story(-5, kind=EventKind.RESOLVED)
    told = Postmortem(timeline=(resolved,), incident=Incident(started_at=NOON))
    found = Finding(
        check=Check.END_BEFORE_START,
        time=after(-5),
        other_time=NOON,
        name="Resolved",
        other_name="Started",
    )
    assert checked(told, Check.END_BEFORE_START, Check.BEFORE_START) == {resolved.id: [found]}
    recorded = Postmortem(incident=Incident(started_at=NOON, resolved_at=NOON - timedelta(minutes=5)))
    assert checked(recorded, Check.END_BEFORE_START) == {None: [found]}
