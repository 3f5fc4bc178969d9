"""Moments as text in a zone and back, to the microsecond, through every change of the clocks."""

import re
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Final
from zoneinfo import ZoneInfo

from core.domain.errors import Unreadable
from core.i18n import N_

A_MOMENT: Final = N_("a time such as 2026-03-02 14:05")
A_DAY: Final = N_("a day such as 2026-03-02")
NO_SUCH_TIME: Final = N_(
    "a time that exists: the clocks were put forward over this one, so 02:30 became 03:30"
)

_DAY: Final = r"(?:(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})|(?P<d2>\d{1,2})(?P<sep>[./])(?P<m2>\d{1,2})(?P=sep)(?P<y2>\d{4}))"
_TIME: Final = r"(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,](?P<fraction>\d{1,6}))?)?"
_HALF: Final = r"(?:\s*(?P<half>[ap])\.?m\.?)?"
_OFFSET: Final = r"(?:\s*(?P<offset>Z|UTC|[+\-−]\d{2}:?\d{2}(?::\d{2})?))?"
_ONLY_DAY: Final = re.compile(_DAY, re.ASCII)
_MOMENT: Final = re.compile(rf"(?:{_DAY}(?:\s+|,\s*|T))?{_TIME}{_HALF}{_OFFSET}", re.ASCII | re.IGNORECASE)


def spell_moment(moment: datetime, zone: ZoneInfo) -> str:
    """`2026-03-02 14:05[:30[.500000]]`; with the offset where the clocks show that time twice."""
    try:
        local = moment.astimezone(zone)
    except OverflowError:
        return f"{_spell(moment.astimezone(UTC))} Z"
    twice = local.replace(fold=0).utcoffset() != local.replace(fold=1).utcoffset()
    return _spell(local) + (
        f" {local.isoformat()[len(local.replace(tzinfo=None).isoformat()) :]}" if twice else ""
    )


def _spell(local: datetime) -> str:
    timespec = "microseconds" if local.microsecond else "seconds" if local.second else "minutes"
    return local.replace(tzinfo=None).isoformat(" ", timespec)


def read_moment(text: str, zone: ZoneInfo, *, day: date | None = None) -> datetime:
    """The instant, in UTC. A bare time belongs to `day`; a time that the clocks show twice is the first."""
    found = _MOMENT.fullmatch(text.strip())
    try:
        on = _day(found) or day if found else None
        if found is None or on is None:
            raise Unreadable(text, A_MOMENT)
        local = datetime.combine(on, _time(found))
        if found["offset"]:
            return local.replace(tzinfo=_offset(found["offset"])).astimezone(UTC)
        instant = local.replace(tzinfo=zone).astimezone(UTC)
        exists = instant.astimezone(zone).replace(tzinfo=None) == local
    except (ValueError, OverflowError):
        raise Unreadable(text, A_MOMENT) from None
    if not exists:
        raise Unreadable(text, NO_SUCH_TIME)
    return instant


def read_day(text: str) -> date:
    """`2026-03-02`, `02.03.2026` or `02/03/2026`: the day before the month."""
    found = _ONLY_DAY.fullmatch(text.strip())
    try:
        on = _day(found) if found else None
    except ValueError:
        on = None
    if on is None:
        raise Unreadable(text, A_DAY)
    return on


def _day(found: re.Match[str]) -> date | None:
    if found["y"]:
        return date(int(found["y"]), int(found["m"]), int(found["d"]))
    return date(int(found["y2"]), int(found["m2"]), int(found["d2"])) if found["y2"] else None


def _time(found: re.Match[str]) -> time:
    hour, half = int(found["hour"]), found["half"]
    if half:
        if not 1 <= hour <= 12:  # noqa: PLR2004 -- the hours of a half day
            raise ValueError(hour)
        hour = hour % 12 + (12 if half in "pP" else 0)
    fraction = (found["fraction"] or "").ljust(6, "0")
    return time(hour, int(found["minute"]), int(found["second"] or 0), int(fraction))


def _offset(text: str) -> timezone:
    if text.upper() in {"Z", "UTC"}:
        return UTC
    hours, minutes, *seconds = re.findall(r"\d\d", text)
    width = timedelta(hours=int(hours), minutes=int(minutes), seconds=int(seconds[0]) if seconds else 0)
    return timezone(width if text[0] == "+" else -width)
