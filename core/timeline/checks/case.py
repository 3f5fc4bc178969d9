"""What the checks look at."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeAlias
from zoneinfo import ZoneInfo

from core.domain.ids import RowId
from core.domain.postmortem import Postmortem
from core.domain.timeline import TimelineEvent
from core.metrics.milestones import Milestone, Reached
from core.timeline.checks.finding import Finding

Found: TypeAlias = Iterator[tuple[RowId | None, Finding]]
"""Findings, each at its event, or at none when it is about the timeline as a whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """`events` are all, by time; `dated` those of them that have one; `entered` all in the order in which they came."""

    postmortem: Postmortem
    events: Sequence[TimelineEvent]
    dated: Sequence[tuple[datetime, TimelineEvent]]
    entered: Sequence[TimelineEvent]
    reached: Mapping[Milestone, Reached]
    zone: ZoneInfo
    gap: timedelta
    now: datetime
