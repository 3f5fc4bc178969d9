"""What kinds of section and field a document can be made of: few and closed.

A consumer matches on them and ends with `assert_never`, so that mypy lists every place to visit
when a kind is added.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Literal, TypeAlias

from core.domain.taxonomy import Stage

LINE_LENGTH: Final = 300
TEXT_LENGTH: Final = 5_000


@dataclass(frozen=True, slots=True)
class Line:
    """One line of plain text."""


@dataclass(frozen=True, slots=True)
class Text:
    """A few lines of plain text inside a row."""


@dataclass(frozen=True, slots=True)
class Person:
    """The name of one person."""


@dataclass(frozen=True, slots=True)
class Link:
    """A web address, or the key of something in the workspace."""


@dataclass(frozen=True, slots=True)
class Number:
    """A count or measure; `unit` is shown behind it."""

    unit: str = ""
    whole: bool = False
    most: float | None = None


@dataclass(frozen=True, slots=True)
class Moment:
    """A point in time, kept in UTC."""


@dataclass(frozen=True, slots=True)
class Day:
    """A calendar date."""


@dataclass(frozen=True, slots=True)
class Flag:
    """Yes or no; nothing while nobody has said."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a closed set."""

    options: type[StrEnum]


@dataclass(frozen=True, slots=True)
class Pick:
    """One of a list that the workspace's profile names."""

    source: Literal["severities", "priorities", "causes", "roles"]


FieldType: TypeAlias = Line | Text | Person | Link | Number | Moment | Day | Flag | Choice | Pick


@dataclass(frozen=True, slots=True)
class Field:
    """One value. `is_kept` values are set by the workspace; a person reads them."""

    key: str
    title: str
    type: FieldType = Line()
    help: str = ""
    needed_for: Stage | None = None
    is_kept: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Single values; `key` names the group of values in the postmortem.

    `figures` are shown behind the fields and computed from the document, never stored.
    """

    key: str
    title: str
    step: str
    help: str = ""
    fields: tuple[Field, ...]
    figures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose:
    """Free Markdown."""

    key: str
    title: str
    step: str
    help: str = ""
    needed_for: Stage | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """Rows of one kind; `key` names the tuple of rows in the postmortem, `entry` their type.

    `prefix` marks rows that people call by a key: `AI` gives `AI-1`, `AI-2`.
    """

    key: str
    title: str
    step: str
    entry: type
    one: str
    help: str = ""
    fields: tuple[Field, ...]
    needed_for: Stage | None = None
    prefix: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Computed:
    """A table that follows from the rest of the document and from the workspace; never stored, never read."""

    key: str
    title: str
    step: str
    help: str = ""


Section: TypeAlias = Facts | Prose | Listing | Computed


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A page of the guided form: one question at a time."""

    key: str
    title: str
    purpose: str
    good: str
    bad: str
