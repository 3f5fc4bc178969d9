"""The register: what a list of postmortems shows of each, and how it is narrowed."""

from dataclasses import dataclass
from datetime import date, datetime

from core.domain.ids import PostmortemId
from core.domain.taxonomy import Severity, Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """`items` and `items_done` count action items that were not dropped."""

    id: PostmortemId
    number: str
    title: str
    severity: Severity | None
    stage: Stage
    occurred_on: date | None
    started_at: datetime | None
    resolved_at: datetime | None
    services: tuple[str, ...]
    author: str
    items: int
    items_done: int
    updated_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Everything that is empty does not narrow. `text` is looked for in title, number and services."""

    text: str = ""
    severity: Severity | None = None
    stage: Stage | None = None
    service: str = ""
    author: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A page of the register, newest incident first, and how many there are in all."""

    entries: tuple[Entry, ...]
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How the whole workspace stands; `published` counts from the day one asked for, items are unsettled."""

    drafts: int = 0
    in_review: int = 0
    published: int = 0
    items_open: int = 0
    items_overdue: int = 0
