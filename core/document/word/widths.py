"""How wide the columns of a table should be, guessed from the lengths of their texts."""

from collections.abc import Sequence
from typing import Final
from unicodedata import east_asian_width

_IN_WORD: Final = 112
_IN_LINE: Final = 92
"""A letter takes this much: a word may be all broad letters, in a line broad and narrow ones even out."""

_PADDING: Final = 240
_LONGEST_WORD: Final = 15
_LONGEST_LINE: Final = 70


def widths(columns: Sequence[Sequence[str]], room: int) -> list[int]:
    """One width for each column of texts, all of them together at most `room` twentieths of a point.

    Each gets room for its longest word and grows to its longest line. Where there is not enough for all,
    narrow columns get what they want, and wide ones share the rest alike.
    """
    least = [_PADDING + _IN_WORD * min(_longest_word(column), _LONGEST_WORD) for column in columns]
    if sum(least) >= room:
        return [width * room // sum(least) for width in least]
    lines = [_PADDING + _IN_LINE * min(_longest_line(column), _LONGEST_LINE) for column in columns]
    wanted = [max(pair) for pair in zip(least, lines, strict=True)]
    ceiling = _ceiling(least, wanted, room)
    grown = [max(low, min(high, ceiling)) for low, high in zip(least, wanted, strict=True)]
    return _stretched(grown, room)


def _ceiling(least: Sequence[int], wanted: Sequence[int], room: int) -> int:
    """The greatest width to which all columns may grow."""
    low, high = 0, room
    while low < high:
        middle = (low + high + 1) // 2
        total = sum(max(a, min(b, middle)) for a, b in zip(least, wanted, strict=True))
        low, high = (middle, high) if total <= room else (low, middle - 1)
    return low


def _stretched(grown: list[int], room: int) -> list[int]:
    """What is left over goes to the widest column, so that tables end at the margin."""
    widest = grown.index(max(grown))
    return [width + (room - sum(grown)) * (place == widest) for place, width in enumerate(grown)]


def _longest_word(column: Sequence[str]) -> int:
    return max((_length(word) for text in column for word in text.split()), default=0)


def _longest_line(column: Sequence[str]) -> int:
    """An address counts as a word that may break."""
    return max((_line(line) for text in column for line in text.split("\n")), default=0)


def _line(text: str) -> int:
    return sum(1 + min(_length(word), _LONGEST_WORD) for word in text.split()) - 1


def _length(text: str) -> int:
    return len(text) if text.isascii() else sum(1 + (east_asian_width(sign) in "WF") for sign in text)
