"""What a pasted block falls into before times are worked out."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from core.domain.taxonomy import EventKind
from core.timeline.stamps import Stamp


@dataclass(slots=True)
class Row:
    """An event: `when` is the text that begins with its time, `text` what stands apart from it.

    `under` are the lines below it, with empty ones where there was a gap. A row without a stamp has no time.
    """

    when: str
    stamp: Stamp | None = None
    text: str = ""
    actor: str = ""
    kind: EventKind = EventKind.OTHER
    note: str = ""
    evidence: str = ""
    under: list[str] = field(default_factory=list)
    is_chat: bool = False


@dataclass(frozen=True, slots=True)
class Statement:
    """What holds for the rows that follow: their day, their year, their zone, that all are approximate."""

    day: Stamp | None = None
    year: int | None = None
    zone: str = ""
    is_approximate: bool = False


@dataclass(frozen=True, slots=True)
class Loose:
    """Text that belongs to no event."""

    text: str


Piece: TypeAlias = Row | Statement | Loose
Pieces: TypeAlias = Iterator[Piece]
