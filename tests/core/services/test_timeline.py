from datetime import timedelta

import pytest

from core.domain.errors import Conflict, NotFound
from core.domain.taxonomy import EventKind
from core.metrics.milestones import Because, Milestone, milestone
from core.services import events, postmortems
from core.services.timeline import as_entered, choose_for_milestone
from tests.factories import NOON, a_key, a_person, an_event

WHO = {"by": a_person(), "now": NOON}


@pytest.fixture
def alerts(store, postmortem):
    """Three alerts, and something else."""
    found = [an_event(kind=EventKind.ALERT, at=NOON + timedelta(minutes=n)) for n in range(3)]
    events.add_events(store, postmortem, [*found, an_event()], **WHO, key=a_key())
    return [event.id for event in found]


@pytest.fixture
def choosing(store, postmortem):
    def choose(event, *, seen=None, key=None):
        choose_for_milestone(
            store, postmortem, Milestone.DETECTED, event, seen=seen, **WHO, key=key or a_key()
        )

    return choose


@pytest.fixture
def counting(store, postmortem):
    """Which event counts, and why."""

    def found():
        reached = milestone(postmortems.get(store, postmortem), Milestone.DETECTED)
        return reached.event.id, reached.because

    return found


def test_choosing_one_unchooses_the_other(alerts, choosing, counting):
    assert counting() == (alerts[0], Because.FIRST)
    choosing(alerts[2])
    assert counting() == (alerts[2], Because.CHOSEN)
    choosing(alerts[1], seen=alerts[2])
    assert counting() == (alerts[1], Because.CHOSEN)
    choosing(None, seen=alerts[1])
    assert counting() == (alerts[0], Because.FIRST)


def test_a_choice_is_told_and_made_once(store, postmortem, alerts, choosing, counting):
    choosing(alerts[2])
    key = a_key()
    for _time in range(2):
        choosing(alerts[1], seen=alerts[2], key=key)
    changes = postmortems.history(store, postmortem, limit=3)
    assert {(each.row, each.field, each.before, each.after) for each in changes[:2]} == {
        (alerts[1], "is_decisive", False, True),
        (alerts[2], "is_decisive", True, False),
    }
    assert (changes[2].row, changes[2].field) == (alerts[2], "is_decisive")


def test_what_somebody_else_has_chosen_is_not_overwritten(alerts, choosing, counting):
    choosing(alerts[2])
    with pytest.raises(Conflict) as met:
        choosing(alerts[1])
    assert (met.value.base, met.value.mine, met.value.theirs) == (None, alerts[1], alerts[2])
    with pytest.raises(Conflict):
        choosing(None, seen=alerts[1])
    choosing(alerts[2])
    assert counting() == (alerts[2], Because.CHOSEN)


def test_only_an_event_of_its_kind_can_be_chosen(store, postmortem, alerts, choosing):
    timeline = postmortems.get(store, postmortem).timeline
    (other,) = (event.id for event in timeline if event.kind is EventKind.OTHER)
    with pytest.raises(NotFound):
        choosing(other)
    events.remove_events(store, postmortem, [alerts[1]], **WHO, key=a_key())
    with pytest.raises(NotFound):
        choosing(alerts[1])


def test_the_order_of_entry_is_known(store, postmortem):
    late, early = an_event(at=NOON + timedelta(minutes=5)), an_event(at=NOON)
    for event in (late, early):
        events.add_events(store, postmortem, [event], **WHO, key=a_key())
    assert as_entered(store, postmortem) == (late.id, early.id)
    events.remove_events(store, postmortem, [late.id], **WHO, key=a_key())
    assert as_entered(store, postmortem) == (early.id,)
