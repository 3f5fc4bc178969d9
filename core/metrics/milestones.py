"""The instants between which time is measured, each from the recorded fact or from the timeline."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from core.domain.postmortem import Postmortem
from core.domain.taxonomy import EventKind
from core.domain.timeline import TimelineEvent, in_order


class Milestone(StrEnum):
    """In the order in which they happen."""

    BEGAN = "began"
    DETECTED = "detected"
    ACKNOWLEDGED = "acknowledged"
    CAUSE_IDENTIFIED = "cause_identified"
    MITIGATED = "mitigated"
    RESOLVED = "resolved"


@dataclass(frozen=True, slots=True)
class Reached:
    """When a milestone was reached; `event` is the timeline's word for it, none where a fact says so."""

    at: datetime
    event: TimelineEvent | None = None


@dataclass(frozen=True, slots=True)
class _Origin:
    """Group and field of the fact; else the first (or last) event of the first kind that the timeline has."""

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
    origin = _ORIGINS[which]
    fact = getattr(getattr(postmortem, origin.group), origin.field)
    return Reached(fact) if fact else _from_timeline(postmortem, origin)


def milestone_of(group: str, field: str) -> Milestone | None:
    """The milestone that this fact records."""
    return next((which for which, o in _ORIGINS.items() if (o.group, o.field) == (group, field)), None)


def _from_timeline(postmortem: Postmortem, origin: _Origin) -> Reached | None:
    dated = in_order(event for event in postmortem.timeline if event.at and event.kind in origin.kinds)
    for kind in origin.kinds:
        found = [Reached(event.at, event) for event in dated if event.kind is kind and event.at]
        if found:
            return found[-1 if origin.last else 0]
    return None
