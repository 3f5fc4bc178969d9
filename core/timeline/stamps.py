"""The time at the beginning of a line: day, time of day, zone, range, in whatever order people write them.

Every step looks at one place of the text and goes forward, so that no line costs more than its length.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Final

from core.timeline.clocks import Clock, find_clock
from core.timeline.days import WrittenDay, find_day
from core.timeline.zones import Found, find_zone

_ABOUT: Final = re.compile(
    r"(?:[~≈∼]|(?:ca|circa|c\.|approx(?:imately)?|about|around|roughly|около|примерно|приблизительно|ок\.|прим\."
    r"|cerca de|por volta d(?:e|as)|aprox(?:imadamente)?)(?!\w))\.?[ \t]*",
    re.IGNORECASE,
)
_FILLER: Final = re.compile(r"(?:at|on|às|as|em|в|по|no dia)[ \t]+(?=[\d\w~])", re.IGNORECASE)
_SINCE: Final = re.compile(r"(?:at|from|since|às|as|das|de|desde|em|в|с|со)[ \t]+(?=~?\d)", re.IGNORECASE)
_GAP: Final = re.compile(r"[ \t\u00a0\u202f]*[,;|*_`]{0,3}[ \t\u00a0\u202f]*")
_TO: Final = re.compile(
    r"[ \t]*(?:[-–—−]|/(?=[ ]?\d)|\b(?:to|until|till|até|a|às|до|по)\b)[ \t]*(?:as[ ]|às[ ])?", re.IGNORECASE
)
_YEAR: Final = re.compile(r"(?:19|20)\d\d(?!\d|[:.-]\d)")
_AFTER: Final = re.compile(
    r"\+[ ]?(?=\d)"
    r"(?:(?P<d>\d{1,3})[ ]?(?:d(?:ays?|ias?)?|д(?:н[яеь]й?)?)(?![^\W\d_])[ ]?)?"
    r"(?:(?P<h>\d{1,4})[ ]?(?:h(?:ours?|rs?|oras?)?|ч(?:ас(?:а|ов)?)?)(?![^\W\d_])[ ]?)?"
    r"(?:(?P<m>\d{1,5})[ ]?(?:m(?:in(?:ute|uto)?s?)?|м(?:ин(?:ут[аы]?)?)?)(?![^\W\d_])[ ]?)?"
    r"(?:(?P<s>\d{1,6})[ ]?(?:s(?:ec(?:ond)?s?|egundos?)?|с(?:ек(?:унд[аы]?)?)?)(?![^\W\d_]))?",
    re.IGNORECASE,
)
_HOURS: Final = re.compile(r"\+\d\d")
_BRACKETS: Final = {"(": ")", "[": "]"}
_LONGEST: Final = 200


@dataclass(frozen=True, slots=True)
class Stamp:
    """What of a time was written; `end` is where its text ends."""

    day: WrittenDay | None = None
    weekday: int | None = None
    clock: Clock | None = None
    zone: str = ""
    after: timedelta | None = None
    until: "Stamp | None" = None
    is_approximate: bool = False
    end: int = 0

    def is_empty(self) -> bool:
        return self.day is None and self.clock is None and self.after is None and self.weekday is None


def find_stamp(text: str, choices: Mapping[str, str], *, at: int = 0) -> Stamp | None:
    """The time that begins there; none where there is no day, no time of day and no `+7m`."""
    head = text[: at + _LONGEST]
    if (found := _AFTER.match(head, at)) and any(found.groupdict().values()):
        return Stamp(after=_width(found), end=found.end())
    found_stamp = _scan(head, at, choices)
    if found_stamp.is_empty():
        return None
    return _with_end(head, found_stamp, choices)


def _width(found: re.Match[str]) -> timedelta:
    days, hours, minutes, seconds = (int(found[name] or 0) for name in "dhms")
    return timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds)


def _scan(text: str, at: int, choices: Mapping[str, str]) -> Stamp:
    """Take part after part for as long as there is another one; what stands between them is not yet the end."""
    stamp = Stamp(end=at)
    while True:
        taken = _next(text, stamp, choices)
        if taken is None:
            return stamp
        stamp = taken


def _next(text: str, stamp: Stamp, choices: Mapping[str, str]) -> Stamp | None:
    gap = _GAP.match(text, stamp.end)
    start = gap.end() if gap else stamp.end
    if stamp.is_empty():
        start = stamp.end
    if text[start : start + 1] in _BRACKETS:
        return _bracketed(text, start, stamp, choices)
    return _part(text, start, stamp, choices)


def _part(text: str, start: int, stamp: Stamp, choices: Mapping[str, str]) -> Stamp | None:
    if (about := _ABOUT.match(text, start)) and stamp.clock is None:
        further = _part(text, about.end(), replace(stamp, is_approximate=True), choices)
        return further if further and not further.is_empty() else None
    if (filler := _FILLER.match(text, start)) and not stamp.is_empty():
        return _part(text, filler.end(), stamp, choices)
    if stamp.is_empty() and (since := _SINCE.match(text, start)):
        further = _part(text, since.end(), stamp, choices)
        return further if further and further.clock else None
    return _part_of_clock(text, start, stamp, choices) or _part_of_day(text, start, stamp)


def _part_of_clock(text: str, start: int, stamp: Stamp, choices: Mapping[str, str]) -> Stamp | None:
    if zone := _zone(text, start, stamp, choices):
        return replace(stamp, zone=zone.name, end=zone.end)
    if stamp.clock is None and (clock := find_clock(text, _behind_t(text, start, stamp))):
        return replace(
            stamp, clock=clock, is_approximate=stamp.is_approximate or clock.is_vague, end=clock.end
        )
    if stamp.clock and stamp.day and stamp.day.year is None and (year := _YEAR.match(text, start)):
        is_named = stamp.day.month is not None
        return replace(stamp, day=replace(stamp.day, year=int(year[0])), end=year.end()) if is_named else None
    return None


def _zone(text: str, start: int, stamp: Stamp, choices: Mapping[str, str]) -> Found | None:
    """Only behind a time of day."""
    zone = find_zone(text, start, choices=choices) if stamp.clock and not stamp.zone else None
    if zone is None or _is_end_of_range(text, start, stamp, zone.name):
        return None
    is_number = _HOURS.fullmatch(zone.name) is not None
    return None if is_number and start > stamp.end else zone


def _part_of_day(text: str, start: int, stamp: Stamp) -> Stamp | None:
    day = find_day(text, start)
    if day is None:
        return None
    if day.is_full():
        return replace(stamp, day=day, end=day.end) if stamp.day is None else None
    return replace(stamp, weekday=day.weekday, end=day.end) if stamp.weekday is None else None


def _behind_t(text: str, start: int, stamp: Stamp) -> int:
    """ISO 8601 puts a T between day and time, some logs a colon."""
    is_joined = (
        stamp.day is not None and start == stamp.day.end and text[start : start + 1] in {"T", "t", ":"}
    )
    return start + 1 if is_joined else start


def _is_end_of_range(text: str, start: int, stamp: Stamp, name: str) -> bool:
    """`14:05-15:00` is a range, unless it is the offset of an instant as programs write it."""
    if name[:1] not in {"-", "−"} or ":" not in name:
        return False
    is_apart = start > stamp.end
    is_exact = stamp.clock is not None and (stamp.day is not None and stamp.day.is_iso) and not is_apart
    return not (
        is_exact
        or (is_apart and text[start + len(name) : start + len(name) + 1] in {"", " ", ")", "]", ":", ","})
    )


def _bracketed(text: str, start: int, stamp: Stamp, choices: Mapping[str, str]) -> Stamp | None:
    """`(UTC)` and `(Oct 29)` belong to the time; another time in parentheses stands beside it and says nothing new."""
    closing = text.find(_BRACKETS[text[start]], start)
    if closing < 0 or text[start + 1 : start + 2] in _BRACKETS:
        return None
    if stamp.is_empty():
        whole = _scan(text, start + 1, choices)
        return replace(whole, end=closing + 1) if whole.end == closing and not whole.is_empty() else None
    open_parts = replace(stamp, end=start + 1)
    inside = _part(text, start + 1, open_parts, choices)
    if inside and inside.end == closing:
        return replace(inside, end=closing + 1)
    aside = _scan(text, start + 1, choices)
    is_aside = stamp.clock and aside.clock and aside.end == closing
    return replace(stamp, end=closing + 1) if is_aside else None


def _with_end(text: str, stamp: Stamp, choices: Mapping[str, str]) -> Stamp:
    """The stamp with the end of its range, or with the same time in another zone: `14:05 UTC / 17:05 MSK`."""
    to = _TO.match(text, stamp.end)
    if stamp.clock is None or to is None or to.end() == stamp.end:
        return stamp
    until = _scan(text, to.end(), choices)
    if until.clock is None:
        return stamp
    if "/" in to[0]:
        return replace(stamp, end=until.end) if until.zone and stamp.zone else stamp
    return replace(
        stamp,
        clock=stamp.clock.halved_like(until.clock),
        zone=stamp.zone or until.zone,
        until=replace(until, zone=until.zone or stamp.zone),
        end=until.end,
    )
