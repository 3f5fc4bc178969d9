"""Figures of one postmortem, computed from its values and never stored. Times are in minutes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Literal, TypeAlias

from core.domain.impact import BusinessImpact
from core.domain.postmortem import Postmortem
from core.domain.profile import Profile, SeverityRule
from core.i18n import N_
from core.metrics.milestones import Milestone, milestone, needs_acknowledgement
from core.metrics.reasons import Reason, missing, turned

_FOUND: Final = Reason(N_("The team found it itself, so no alert waited for an acknowledgement."))
_UNCOUNTED: Final = Reason(N_("Failed requests or all requests are not counted yet. Fill in both."))
_TOO_MANY: Final = Reason(N_("More requests failed than there were. Correct one of the two numbers."))
_NO_REQUESTS: Final = Reason(N_("There were no requests."))
_UNVALUED: Final = Reason(
    N_("What was lost is not counted yet, or has no value. Fill in a count and its value.")
)
_NOTHING_LOST: Final = Reason(N_("Nothing was lost."))
_GAIN: Final = Reason(N_("The loss is below zero. Correct the count or the value."))

Unit: TypeAlias = Literal["min", "%", "money"]


class State(StrEnum):
    """Only what is recorded is averaged.

    `INVALID` contradicts itself, like an end before its start: it is always told with its reason, never as a
    number. `PENDING` waits for something, `NOT_APPLICABLE` does not.
    """

    RECORDED = "recorded"
    PENDING = "pending"
    INVALID = "invalid"
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True, slots=True)
class Reading:
    """There is a `value` when the state is recorded, and a `reason` when it is not."""

    state: State
    value: float | None = None
    reason: Reason | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """`title` and `definition` are catalogue messages; `target` is in minutes."""

    key: str
    title: str
    definition: str
    unit: Unit
    state: State
    value: float | None
    target: int | None
    reason: Reason | None = None

    @property
    def is_missed(self) -> bool:
        """Whether it took longer than promised."""
        return self.value is not None and self.target is not None and self.value > self.target


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """How a figure is computed, in words and in code."""

    title: str
    definition: Callable[[Profile], str]
    unit: Unit
    compute: Callable[[Postmortem, Profile], Reading]
    target: Callable[[SeverityRule], int | None] = lambda _rule: None


def figure(key: str, postmortem: Postmortem, profile: Profile) -> Figure:
    rule = FIGURES[key]
    reading = rule.compute(postmortem, profile)
    severity = postmortem.incident.severity
    promised = profile.severities.get(severity) if severity else None
    return Figure(
        key=key,
        title=rule.title,
        definition=rule.definition(profile),
        unit=rule.unit,
        state=reading.state,
        value=reading.value,
        target=rule.target(promised) if promised else None,
        reason=reading.reason,
    )


def _span(title: str, definition: str, start: Milestone, end: Milestone) -> Rule:
    return Rule(
        title=title,
        definition=lambda _profile: definition,
        unit="min",
        compute=lambda postmortem, _profile: _between(postmortem, start, end),
    )


def _between(postmortem: Postmortem, start: Milestone, end: Milestone) -> Reading:
    began, ended = milestone(postmortem, start), milestone(postmortem, end)
    if began is None or ended is None:
        unknown = [which for which, found in ((start, began), (end, ended)) if found is None]
        return Reading(State.PENDING, reason=missing(*unknown))
    minutes = (ended.at - began.at).total_seconds() / 60
    if minutes < 0:
        return Reading(State.INVALID, reason=turned(start, end))
    return Reading(State.RECORDED, minutes)


def _time_to_acknowledge(postmortem: Postmortem, _profile: Profile) -> Reading:
    reading = _between(postmortem, Milestone.DETECTED, Milestone.ACKNOWLEDGED)
    if milestone(postmortem, Milestone.ACKNOWLEDGED) or needs_acknowledgement(postmortem):
        return reading
    return Reading(State.NOT_APPLICABLE, reason=_FOUND)


def _resolve_definition(profile: Profile) -> str:
    if profile.resolve_counts_from == "detected":
        return N_("From the detection to the resolution.")
    return N_("From the start to the resolution.")


def _time_to_resolve(postmortem: Postmortem, profile: Profile) -> Reading:
    start = Milestone.DETECTED if profile.resolve_counts_from == "detected" else Milestone.BEGAN
    return _between(postmortem, start, Milestone.RESOLVED)


def _failed_share(postmortem: Postmortem, _profile: Profile) -> Reading:
    impact = postmortem.business_impact
    if impact.failed_requests is None or impact.total_requests is None:
        return Reading(State.PENDING, reason=_UNCOUNTED)
    if impact.failed_requests > impact.total_requests:
        return Reading(State.INVALID, reason=_TOO_MANY)
    if impact.total_requests == 0:
        return Reading(State.NOT_APPLICABLE, reason=_NO_REQUESTS)
    return Reading(State.RECORDED, impact.failed_requests / impact.total_requests * 100)


def _revenue_loss(postmortem: Postmortem, _profile: Profile) -> Reading:
    impact = postmortem.business_impact
    if impact.revenue_loss is None:
        if _nothing_was_lost(impact):
            return Reading(State.NOT_APPLICABLE, reason=_NOTHING_LOST)
        return Reading(State.PENDING, reason=_UNVALUED)
    if impact.revenue_loss < 0:
        return Reading(State.INVALID, reason=_GAIN)
    return Reading(State.RECORDED, impact.revenue_loss)


def _nothing_was_lost(impact: BusinessImpact) -> bool:
    """Counts of zero need no value of each."""
    counts = {impact.lost_transactions, impact.failed_requests} - {None}
    return counts == {0}


FIGURES: Final[Mapping[str, Rule]] = {
    "duration": _span(
        N_("Duration"), N_("From the start to the resolution."), Milestone.BEGAN, Milestone.RESOLVED
    ),
    "time_to_detect": Rule(
        title=N_("Time to detect"),
        definition=lambda _profile: N_("From the start to the detection."),
        unit="min",
        compute=lambda postmortem, _profile: _between(postmortem, Milestone.BEGAN, Milestone.DETECTED),
        target=lambda rule: rule.detect_within,
    ),
    "time_to_acknowledge": Rule(
        title=N_("Time to acknowledge"),
        definition=lambda _profile: N_("From the detection to the acknowledgement."),
        unit="min",
        compute=_time_to_acknowledge,
        target=lambda rule: rule.acknowledge_within,
    ),
    "time_to_investigate": _span(
        N_("Time to investigate"),
        N_("From the detection to the moment at which the cause was identified."),
        Milestone.DETECTED,
        Milestone.CAUSE_IDENTIFIED,
    ),
    "time_to_mitigate": _span(
        N_("Time to mitigate"),
        N_("From the detection to the mitigation."),
        Milestone.DETECTED,
        Milestone.MITIGATED,
    ),
    "time_to_resolve": Rule(
        title=N_("Time to resolve"),
        definition=_resolve_definition,
        unit="min",
        compute=_time_to_resolve,
        target=lambda rule: rule.resolve_within,
    ),
    "failed_share": Rule(
        title=N_("Share of failed requests"),
        definition=lambda _profile: N_("Failed requests divided by all requests."),
        unit="%",
        compute=_failed_share,
    ),
    "revenue_loss": Rule(
        title=N_("Revenue lost"),
        definition=lambda _profile: N_(
            "Lost transactions times their mean value, or failed requests times the value of each."
        ),
        unit="money",
        compute=_revenue_loss,
    ),
}
