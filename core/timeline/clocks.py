"""A time of day as people write it."""

import re
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Final

_HALF: Final = r"(?:[ \t\u00a0\u202f]{0,2}(?P<half>[ap])\.?[ ]?m\b\.?)?"
_EXACT: Final = re.compile(
    r"(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,](?P<fraction>\d{1,9}))?)?(?!\d|:\d)"
    + _HALF,
    re.ASCII | re.IGNORECASE,
)
_LETTER: Final = re.compile(
    r"(?P<hour>\d{1,2})h(?:(?P<minute>\d{2})(?:min)?)?(?!\w)", re.ASCII | re.IGNORECASE
)
_HOUR: Final = re.compile(r"(?P<hour>\d{1,2})[ ]?(?P<half>[ap])\.?m\b\.?", re.ASCII | re.IGNORECASE)
_BARE: Final = re.compile(r"(?P<hour>\d{2})(?P<minute>\d{2})(?=[ ]?(?:Z|UTC)\b)", re.ASCII)
_VAGUE: Final = re.compile(
    r"(?P<hour>\d{1,2}|\d[xX?]|xx|XX|--|\?\?|__):(?P<minute>\d[xX?]|xx|XX|--|\?\?|__)(?![\w:])", re.ASCII
)
_NOON: Final = 12
_HOURS: Final = 24
_SIXTY: Final = 60


@dataclass(frozen=True, slots=True)
class Clock:
    """Hours may be 24 at midnight. `hour` is none where it is written as unknown."""

    hour: int | None
    minute: int = 0
    second: int = 0
    microsecond: int = 0
    half: str = ""
    is_vague: bool = False
    end: int = 0

    def is_readable(self) -> bool:
        hour = self.hour or 0
        whole = self.minute < _SIXTY and self.second <= _SIXTY
        return whole and (hour < _HOURS or (hour == _HOURS and not (self.minute or self.second)))

    def is_odd(self) -> bool:
        """An hour of the afternoon with am, or midnight with pm."""
        hour = self.hour or 0
        return (self.half == "a" and hour > _NOON) or (self.half == "p" and hour == 0)

    def since_midnight(self) -> timedelta:
        hour = self.hour or 0
        if self.half and 1 <= hour <= _NOON:
            hour = hour % _NOON + (_NOON if self.half == "p" else 0)
        return timedelta(hours=hour, minutes=self.minute, seconds=self.second, microseconds=self.microsecond)

    def halved_like(self, other: "Clock") -> "Clock":
        """Of `2:05–2:20 pm` the first time is in the afternoon as well."""
        if self.half or not other.half or not 1 <= (self.hour or 0) <= _NOON:
            return self
        alike = replace(self, half=other.half)
        return alike if alike.since_midnight() <= other.since_midnight() else self


def find_clock(text: str, at: int) -> Clock | None:
    """A time that begins there; it may be one that no clock shows."""
    if found := _EXACT.match(text, at):
        fraction = (found["fraction"] or "").ljust(6, "0")[:6]
        second = int(found["second"] or 0)
        half = (found["half"] or "").lower()
        return Clock(int(found["hour"]), int(found["minute"]), second, int(fraction), half, end=found.end())
    if found := _VAGUE.match(text, at):
        return _vague(found)
    if found := _LETTER.match(text, at) or _BARE.match(text, at):
        return Clock(int(found["hour"]), int(found["minute"] or 0), end=found.end())
    if found := _HOUR.match(text, at):
        return Clock(int(found["hour"]), half=found["half"].lower(), end=found.end())
    return None


def _vague(found: re.Match[str]) -> Clock:
    """The earliest time that it can be."""
    hour, minute = (re.sub(r"\D", "0", found[name], flags=re.ASCII) for name in ("hour", "minute"))
    is_known = found["hour"][0].isdigit()
    return Clock(
        int(hour) if is_known else None, int(minute) if is_known else 0, is_vague=True, end=found.end()
    )
