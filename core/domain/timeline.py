"""The timeline: dated facts, without judgement."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Final

from core.domain.ids import RowId
from core.domain.taxonomy import EventKind

_MINUTE: Final = timedelta(minutes=1)
_END: Final = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineEvent:
    """`typed` keeps what a person wrote for the time, beside the instant it was understood as.

    `is_key` events go into the executive version. Of several that could reach a milestone, one `is_decisive`
    where a person has chosen it.
    """

    id: RowId = field(default=RowId(""), compare=False)
    at: datetime | None = None
    typed: str = ""
    is_approximate: bool = False
    kind: EventKind = EventKind.OTHER
    text: str = ""
    actor: str = ""
    note: str = ""
    evidence: str = ""
    is_key: bool = False
    is_decisive: bool = False


def in_order(events: Iterable[TimelineEvent]) -> tuple[TimelineEvent, ...]:
    """By instant; events of one instant stay as they were entered, those without a time come last."""
    return tuple(sorted(events, key=lambda event: event.at or _END))


def between(before: TimelineEvent | None, after: TimelineEvent | None) -> datetime | None:
    """About when something happened that stands between two events, on a full minute if there is one.

    At an end it is a minute further out; none where there is no time to go by.
    """
    first, last = (event.at if event else None for event in (before, after))
    if first is None or last is None:
        known = first or last
        if known is None:
            return None
        return known + _MINUTE if first else known - _MINUTE
    middle = first + (last - first) / 2
    whole = middle.replace(second=0, microsecond=0)
    return whole if first < whole else middle
