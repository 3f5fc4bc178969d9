"""The instants between which time is measured, each from the recorded fact or from the timeline."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from core.domain.postmortem import Postmortem
from core.domain.taxonomy import DetectedBy, EventKind
from core.domain.timeline import TimelineEvent, in_order
from core.i18n import N_


class Milestone(StrEnum):
    """In the order in which they happen."""

    BEGAN = "began"
    DETECTED = "detected"
    ACKNOWLEDGED = "acknowledged"
    CAUSE_IDENTIFIED = "cause_identified"
    MITIGATED = "mitigated"
    RESOLVED = "resolved"


TITLES: Final[Mapping[Milestone, str]] = {
    Milestone.BEGAN: N_("Started"),
    Milestone.DETECTED: N_("Detected"),
    Milestone.ACKNOWLEDGED: N_("Acknowledged"),
    Milestone.CAUSE_IDENTIFIED: N_("Cause identified"),
    Milestone.MITIGATED: N_("Mitigated"),
    Milestone.RESOLVED: N_("Resolved"),
}


class Because(StrEnum):
    """Why this moment counts, strongest first."""

    RECORDED = "recorded"
    CHOSEN = "chosen"
    ONLY = "only"
    FIRST = "first"
    LAST = "last"


REASONS: Final[Mapping[Because, str]] = {
    Because.RECORDED: N_("Recorded as a fact of the incident."),
    Because.CHOSEN: N_("Chosen by a person."),
    Because.ONLY: N_("The only event of its kind."),
    Because.FIRST: N_("The first of several events; choose another one if it is wrong."),
    Because.LAST: N_("The last of several events; choose another one if it is wrong."),
}


_FOUND_BY_RESPONDERS: Final = (DetectedBy.MANUAL, DetectedBy.MONITORING)


@dataclass(frozen=True, slots=True)
class Reached:
    """When a milestone was reached, and why then; `event` is the timeline's word for it, none where a fact says so."""

    at: datetime
    event: TimelineEvent | None = None
    because: Because = Because.RECORDED


@dataclass(frozen=True, slots=True)
class _Origin:
    """Group and field of the fact; else a chosen event, else the first (or last) of the first kind there is."""

    group: str
    field: str
    kinds: tuple[EventKind, ...]
    last: bool = False


_ORIGINS: Final[Mapping[Milestone, _Origin]] = {
    Milestone.BEGAN: _Origin("incident", "started_at", (EventKind.BEGAN,)),
    Milestone.DETECTED: _Origin("detection", "detected_at", (EventKind.ALERT,)),
    Milestone.ACKNOWLEDGED: _Origin("response", "acknowledged_at", (EventKind.ACKNOWLEDGED,)),
    Milestone.CAUSE_IDENTIFIED: _Origin("cause", "cause_identified_at", (EventKind.CAUSE,)),
    Milestone.MITIGATED: _Origin("recovery", "mitigated_at", (EventKind.MITIGATION,)),
    Milestone.RESOLVED: _Origin(
        "incident", "resolved_at", (EventKind.RESOLVED, EventKind.RESTORED), last=True
    ),
}


def milestone(postmortem: Postmortem, which: Milestone) -> Reached | None:
    """None while nothing says when it was reached."""
    fact = recorded(postmortem, which)
    return Reached(fact) if fact else _from_timeline(candidates(postmortem, which), _ORIGINS[which])


def recorded(postmortem: Postmortem, which: Milestone) -> datetime | None:
    """The fact, which goes before whatever the timeline says."""
    origin = _ORIGINS[which]
    fact: datetime | None = getattr(getattr(postmortem, origin.group), origin.field)
    return fact


def candidates(postmortem: Postmortem, which: Milestone) -> tuple[TimelineEvent, ...]:
    """The events that could say when it was reached, in order of time."""
    kinds = _ORIGINS[which].kinds
    return in_order(event for event in postmortem.timeline if event.at and event.kind in kinds)


def kinds_of(which: Milestone) -> tuple[EventKind, ...]:
    """The kinds of event that reach it; one of an earlier kind goes before those of a later."""
    return _ORIGINS[which].kinds


def needs_acknowledgement(postmortem: Postmortem) -> bool:
    """Whoever found the incident by hand or in monitoring was at work on it already."""
    return postmortem.detection.detected_by not in _FOUND_BY_RESPONDERS


def milestone_of(group: str, field: str) -> Milestone | None:
    """The milestone that this fact records."""
    return next((which for which, o in _ORIGINS.items() if (o.group, o.field) == (group, field)), None)


def milestone_of_kind(kind: EventKind) -> Milestone | None:
    """The milestone that events of this kind reach."""
    return next((which for which, origin in _ORIGINS.items() if kind in origin.kinds), None)


def _from_timeline(found: tuple[TimelineEvent, ...], origin: _Origin) -> Reached | None:
    if chosen := [event for event in found if event.is_decisive]:
        return _reached(chosen, origin, Because.CHOSEN)
    for kind in origin.kinds:
        if alike := [event for event in found if event.kind is kind]:
            several = Because.LAST if origin.last else Because.FIRST
            return _reached(alike, origin, several if len(found) > 1 else Because.ONLY)
    return None


def _reached(found: list[TimelineEvent], origin: _Origin, because: Because) -> Reached:
    event = found[-1 if origin.last else 0]
    assert event.at
    return Reached(event.at, event, because)
