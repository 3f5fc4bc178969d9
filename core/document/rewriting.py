"""The edits that turn one text into another: few, small, and where a person would make them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

_LINES: Final = re.compile(r"[^\n]*\n|[^\n]+")
_WORDS: Final = re.compile(r"\w+|\s+|[^\w\s]")
_MOST_COMPARED: Final = 1_000_000
"""Pairs of parts; beyond them a comparison takes too long, and one edit replaces the passage."""


@dataclass(frozen=True, slots=True)
class Edit:
    """Put `text` in place of the characters from `start` up to `stop` of the old text."""

    start: int
    stop: int
    text: str


def rewriting(old: str, new: str) -> list[Edit]:
    """Edits in the order of the old text, none overlapping; empty when the texts are equal."""
    return [
        word
        for line in _compared(Edit(0, len(old), new), old, _LINES)
        for word in _compared(line, old, _WORDS)
    ]


def _compared(edit: Edit, old: str, parts: re.Pattern[str]) -> Iterator[Edit]:
    edit = _trimmed(edit, old)
    before = parts.findall(old[edit.start : edit.stop])
    after = parts.findall(edit.text)
    if len(before) * len(after) > _MOST_COMPARED:
        yield edit
        return
    at = _offsets(before, edit.start)
    for tag, i, j, k, m in SequenceMatcher(None, before, after).get_opcodes():
        if tag != "equal":
            yield _trimmed(Edit(at[i], at[j], "".join(after[k:m])), old)


def _offsets(parts: Sequence[str], start: int) -> list[int]:
    offsets = [start]
    for part in parts:
        offsets.append(offsets[-1] + len(part))
    return offsets


def _trimmed(edit: Edit, old: str) -> Edit:
    """Without what both texts begin and end with."""
    replaced = old[edit.start : edit.stop]
    ahead = _shared_start(replaced, edit.text)
    most = min(len(replaced), len(edit.text)) - ahead
    behind = _shared_start(replaced[::-1][:most], edit.text[::-1][:most])
    return Edit(edit.start + ahead, edit.stop - behind, edit.text[ahead : len(edit.text) - behind])


def _shared_start(one: str, other: str) -> int:
    return next(
        (i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
