"""Passages of a text that are remarked on."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """From `start` up to `end`, in characters. Marks of one `kind` look alike; `reason` is a sentence for the reader."""

    start: int
    end: int
    kind: str
    reason: str


def sent(marks: Sequence[Mark]) -> list[dict[str, Any]]:
    return [asdict(mark) for mark in marks]
