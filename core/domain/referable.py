"""What texts can refer to by a short name, as a list of it shows each."""

from dataclasses import dataclass
from datetime import datetime

from core.domain.ids import PostmortemId


@dataclass(frozen=True, slots=True)
class Row:
    """A row with a key, or an event of the timeline, which has a time instead; `text` says what it is about."""

    section: str
    key: str
    at: datetime | None
    text: str


@dataclass(frozen=True, slots=True)
class Numbered:
    """A postmortem by its number."""

    id: PostmortemId
    number: str
    title: str
