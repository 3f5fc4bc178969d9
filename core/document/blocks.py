"""What stands between the document and the file formats: four kinds of block that know nothing of postmortems."""

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Heading:
    """Level 1 is the document's title, 2 a chapter, 3 a section of it."""

    text: str
    level: int


@dataclass(frozen=True, slots=True)
class Body:
    """Markdown as a person wrote it."""

    markdown: str


@dataclass(frozen=True, slots=True)
class Pairs:
    """Names with their values; a value is one line of Markdown."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows as wide as the header; a cell may hold several lines."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Block: TypeAlias = Heading | Body | Pairs | Table
