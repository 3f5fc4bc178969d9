"""What is doubtful in a timeline, beside the event that it concerns. Nothing is ever refused for it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import chain
from typing import Final
from zoneinfo import ZoneInfo

from core.domain.ids import RowId
from core.domain.postmortem import Postmortem
from core.domain.timeline import TimelineEvent, in_order
from core.metrics.milestones import Milestone, milestone
from core.timeline.checks.blame import blame
from core.timeline.checks.case import Case
from core.timeline.checks.clocks import odd_clocks
from core.timeline.checks.duplicates import duplicates
from core.timeline.checks.finding import SENTENCES, Check, Finding
from core.timeline.checks.kinds import missing_kinds
from core.timeline.checks.order import before_start, ends_before_starts, in_future, out_of_order
from core.timeline.checks.silence import silences

__all__ = ["SENTENCES", "Check", "Finding", "findings"]

_CHECKS: Final = (
    odd_clocks,
    in_future,
    ends_before_starts,
    before_start,
    out_of_order,
    silences,
    duplicates,
    blame,
    missing_kinds,
)


def findings(
    postmortem: Postmortem,
    *,
    zone: ZoneInfo,
    gap: timedelta,
    now: datetime,
    entered: Sequence[RowId] = (),
) -> Mapping[RowId | None, tuple[Finding, ...]]:
    """By event; under None what concerns the timeline as a whole.

    Times are read in `zone`. `entered` names the events in the order in which they came; without it, it is not known
    whether one was told out of order. The cost grows with the number of events, not faster.
    """
    events = in_order(postmortem.timeline)
    case = Case(
        postmortem=postmortem,
        events=events,
        dated=[(event.at, event) for event in events if event.at],
        entered=_as_entered(events, entered),
        reached={which: found for which in Milestone if (found := milestone(postmortem, which))},
        zone=zone,
        gap=gap,
        now=now,
    )
    told: dict[RowId | None, list[Finding]] = {}
    for row, finding in chain.from_iterable(check(case) for check in _CHECKS):
        told.setdefault(row, []).append(finding)
    return {row: tuple(those) for row, those in told.items()}


def _as_entered(events: Iterable[TimelineEvent], entered: Sequence[RowId]) -> list[TimelineEvent]:
    there = {event.id: event for event in events}
    return [there[row] for row in entered if row in there]
