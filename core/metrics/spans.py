"""Lengths of time in words."""

from typing import Final

from core.i18n import N_, _

_UNITS: Final = (
    (86_400, N_("{count} d")),
    (3_600, N_("{count} h")),
    (60, N_("{count} min")),
    (1, N_("{count} s")),
)


def spell_span(minutes: float) -> str:
    """`1 h 12 min`, `40 s`, `2 d 3 h`: its two largest units, rounded to the smaller."""
    seconds = round(minutes * 60)
    largest = _largest(seconds)
    for size, _name in _UNITS[largest + 1 : largest + 2]:
        seconds = (seconds + size // 2) // size * size
    largest = _largest(seconds)
    parts = []
    for size, name in _UNITS[largest : largest + 2]:
        count, seconds = divmod(seconds, size)
        if count:
            parts.append(_(name).format(count=count))
    return " ".join(parts) or _(_UNITS[-1][1]).format(count=0)


def _largest(seconds: int) -> int:
    return next((place for place, (size, _name) in enumerate(_UNITS) if seconds >= size), len(_UNITS) - 1)
