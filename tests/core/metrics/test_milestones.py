from dataclasses import replace
from datetime import timedelta

import pytest

from core.document.fields import Facts
from core.document.schema import SECTIONS, field_of
from core.domain.causes import CauseFacts
from core.domain.incident import Detection, Incident, Response
from core.domain.postmortem import Postmortem
from core.domain.resolution import Recovery
from core.domain.taxonomy import EventKind
from core.metrics.milestones import (
    REASONS,
    TITLES,
    Because,
    Milestone,
    Reached,
    candidates,
    kinds_of,
    milestone,
    milestone_of,
    milestone_of_kind,
    recorded,
)
from tests.factories import NOON, an_event

LATER = NOON + timedelta(minutes=5)


def first_and_last(kind):
    """Two events of a kind, entered the wrong way round."""
    return an_event(at=LATER, kind=kind), an_event(at=NOON, kind=kind)


@pytest.mark.parametrize(
    ("which", "facts"),
    [
        (Milestone.BEGAN, {"incident": Incident(started_at=NOON)}),
        (Milestone.DETECTED, {"detection": Detection(detected_at=NOON)}),
        (Milestone.ACKNOWLEDGED, {"response": Response(acknowledged_at=NOON)}),
        (Milestone.CAUSE_IDENTIFIED, {"cause": CauseFacts(cause_identified_at=NOON)}),
        (Milestone.MITIGATED, {"recovery": Recovery(mitigated_at=NOON)}),
        (Milestone.RESOLVED, {"incident": Incident(resolved_at=NOON)}),
    ],
)
def test_a_recorded_fact_goes_before_the_timeline(which, facts):
    events = tuple(an_event(at=LATER, kind=kind) for kind in EventKind)
    assert milestone(Postmortem(timeline=events, **facts), which) == Reached(NOON)


@pytest.mark.parametrize(
    ("which", "kind"),
    [
        (Milestone.BEGAN, EventKind.BEGAN),
        (Milestone.DETECTED, EventKind.ALERT),
        (Milestone.ACKNOWLEDGED, EventKind.ACKNOWLEDGED),
        (Milestone.CAUSE_IDENTIFIED, EventKind.CAUSE),
        (Milestone.MITIGATED, EventKind.MITIGATION),
    ],
)
def test_the_first_event_of_its_kind_reaches_a_milestone(which, kind):
    events = first_and_last(kind)
    assert milestone(Postmortem(timeline=events), which) == Reached(NOON, events[1], Because.FIRST)


def test_first_detection_wins_when_two_monitors_fire():
    first, second = (
        an_event(text="monitor 1", kind=EventKind.ALERT),
        an_event(text="monitor 2", kind=EventKind.ALERT),
    )
    reached = milestone(Postmortem(timeline=(first, second)), Milestone.DETECTED)
    assert reached == Reached(NOON, first, Because.FIRST)


@pytest.mark.parametrize("kind", [EventKind.RESOLVED, EventKind.RESTORED])
def test_the_last_event_ends_the_incident(kind):
    events = first_and_last(kind)
    assert milestone(Postmortem(timeline=events), Milestone.RESOLVED) == Reached(
        LATER, events[0], Because.LAST
    )


def test_resolved_goes_before_a_later_restoration():
    resolved, restored = an_event(kind=EventKind.RESOLVED), an_event(at=LATER, kind=EventKind.RESTORED)
    reached = milestone(Postmortem(timeline=(resolved, restored)), Milestone.RESOLVED)
    assert reached == Reached(NOON, resolved, Because.LAST)


@pytest.mark.parametrize("which", Milestone)
def test_events_without_a_time_or_of_other_kinds_reach_nothing(which):
    events = (an_event(), *(an_event(at=None, kind=kind) for kind in EventKind))
    assert milestone(Postmortem(timeline=events), which) is None


@pytest.mark.parametrize("which", Milestone)
def test_every_milestone_has_a_field_that_records_it(which):
    recording = [
        (section.key, field.key)
        for section in SECTIONS.values()
        if isinstance(section, Facts)
        for field in section.fields
        if milestone_of(section.key, field.key) is which
    ]
    assert len(recording) == 1
    section = SECTIONS[recording[0][0]]
    assert isinstance(section, Facts)
    assert field_of(section, recording[0][1])


def test_an_event_that_is_alone_is_the_one():
    alert = an_event(kind=EventKind.ALERT)
    reached = milestone(Postmortem(timeline=(alert, an_event())), Milestone.DETECTED)
    assert reached == Reached(NOON, alert, Because.ONLY)


def test_a_person_may_choose_which_event_counts():
    first, second = (an_event(at=at, kind=EventKind.ALERT) for at in (NOON, LATER))
    chosen = replace(second, is_decisive=True)
    told = Postmortem(timeline=(first, chosen))
    assert candidates(told, Milestone.DETECTED) == (first, chosen)
    assert milestone(told, Milestone.DETECTED) == Reached(LATER, chosen, Because.CHOSEN)


def test_a_chosen_restoration_ends_the_incident():
    resolved = an_event(at=LATER, kind=EventKind.RESOLVED)
    restored = an_event(kind=EventKind.RESTORED, is_decisive=True)
    reached = milestone(Postmortem(timeline=(resolved, restored)), Milestone.RESOLVED)
    assert reached == Reached(NOON, restored, Because.CHOSEN)


def test_of_two_that_are_chosen_the_order_decides():
    both = tuple(an_event(at=at, kind=EventKind.ALERT, is_decisive=True) for at in (LATER, NOON))
    assert milestone(Postmortem(timeline=both), Milestone.DETECTED) == Reached(NOON, both[1], Because.CHOSEN)


def test_a_recorded_fact_goes_before_a_choice():
    chosen = an_event(at=LATER, kind=EventKind.ALERT, is_decisive=True)
    told = Postmortem(timeline=(chosen,), detection=Detection(detected_at=NOON))
    assert (recorded(told, Milestone.DETECTED), milestone(told, Milestone.DETECTED)) == (NOON, Reached(NOON))


def test_kinds_and_milestones_belong_together():
    there = {which: [kind for kind in EventKind if milestone_of_kind(kind) is which] for which in Milestone}
    assert {which: set(kinds) for which, kinds in there.items()} == {
        which: set(kinds_of(which)) for which in Milestone
    }
    assert milestone_of_kind(EventKind.OTHER) is None


def test_every_milestone_and_every_reason_has_words():
    assert (TITLES.keys(), REASONS.keys()) == (set(Milestone), set(Because))
