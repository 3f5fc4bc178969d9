"""Figures of one postmortem, computed from its values and never stored. Times are in minutes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Literal, TypeAlias

from core.domain.impact import BusinessImpact
from core.domain.postmortem import Postmortem
from core.domain.profile import Profile, SeverityRule
from core.i18n import N_
from core.metrics.milestones import Milestone, milestone

Unit: TypeAlias = Literal["min", "%", "money"]


class State(StrEnum):
    """`INVALID` contradicts itself, like an end before its start; it is never shown as a number."""

    RECORDED = "recorded"
    PENDING = "pending"
    INVALID = "invalid"
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True, slots=True)
class Reading:
    """`value` is there when the state is recorded, and only then."""

    state: State
    value: float | None = None


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
        return Reading(State.PENDING)
    minutes = (ended.at - began.at).total_seconds() / 60
    return Reading(State.RECORDED, minutes) if minutes >= 0 else Reading(State.INVALID)


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
        return Reading(State.PENDING)
    if impact.failed_requests > impact.total_requests:
        return Reading(State.INVALID)
    if impact.total_requests == 0:
        return Reading(State.NOT_APPLICABLE)
    return Reading(State.RECORDED, impact.failed_requests / impact.total_requests * 100)


def _revenue_loss(postmortem: Postmortem, _profile: Profile) -> Reading:
    impact = postmortem.business_impact
    if impact.revenue_loss is None:
        return Reading(State.NOT_APPLICABLE if _nothing_was_lost(impact) else State.PENDING)
    return (
        Reading(State.RECORDED, impact.revenue_loss) if impact.revenue_loss >= 0 else Reading(State.INVALID)
    )


def _nothing_was_lost(impact: BusinessImpact) -> bool:
    """Counts of zero need no value of each."""
    counts = {impact.lost_transactions, impact.failed_requests} - {None}
    return counts == {0}


FIGURES: Final[Mapping[str, Rule]] = {
    "duration": _span(
        N_("Duration"), N_("From the start to the resolution."), Milestone.BEGAN, Milestone.RESOLVED
    ),
    "time_to_detect": _span(
        N_("Time to detect"), N_("From the start to the detection."), Milestone.BEGAN, Milestone.DETECTED
    ),
    "time_to_acknowledge": Rule(
        title=N_("Time to acknowledge"),
        definition=lambda _profile: N_("From the detection to the acknowledgement."),
        unit="min",
        compute=lambda postmortem, _profile: _between(postmortem, Milestone.DETECTED, Milestone.ACKNOWLEDGED),
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
