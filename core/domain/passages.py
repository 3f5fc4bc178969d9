"""How a text came from another, passage by passage, and by whom.

A `Passages` walks over both texts at once: passages kept, put in by somebody, or cut out by somebody. It can be
walked back, two of them that follow each other can be joined, and what was both put in and cut out in between is
gone from the joined one. Counts are in characters (code points).
"""

from dataclasses import dataclass
from typing import TypeAlias

from core.domain.ids import PersonId


@dataclass(frozen=True, slots=True)
class Keep:
    length: int


@dataclass(frozen=True, slots=True)
class Put:
    text: str
    by: PersonId


@dataclass(frozen=True, slots=True)
class Cut:
    text: str
    by: PersonId


Passages: TypeAlias = tuple[Keep | Put | Cut, ...]
"""Neighbours of one kind and person are one passage; of a `Cut` beside a `Put` the `Cut` is first; no empty passage,
and no `Keep` at the end."""
