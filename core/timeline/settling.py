"""From the time as it was written to an instant."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Final

from core.timeline.days import WrittenDay, nearest, weekday_near
from core.timeline.sketch import Doubt, Setting
from core.timeline.stamps import Stamp
from core.timeline.zones import Zone, candidates, zone_of

_FAR_BACK: Final = timedelta(hours=6)
"""A bare time so much before the previous one is that of the next day; less is an event told out of order."""
_NIGHT: Final = timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class Settled:
    """The instant, the local day that it is on, and what is doubtful."""

    at: datetime | None = None
    day: date | None = None
    until: datetime | None = None
    doubts: tuple[Doubt, ...] = ()


def settle(stamp: Stamp, setting: Setting) -> Settled:
    """The instant that was meant; none where that cannot be known."""
    if stamp.after is not None:
        return _counted(stamp.after, setting)
    zone, doubts = _zone(stamp, setting)
    reading_zone = zone.zone if zone else setting.zone
    day, day_doubts = _day(stamp, setting, reading_zone)
    doubts += day_doubts
    if stamp.clock is None or stamp.clock.hour is None:
        doubts += (Doubt.NO_TIME,)
    elif not stamp.clock.is_readable():
        return Settled(None, day, None, (Doubt.UNREADABLE_TIME, *doubts))
    elif stamp.clock.is_odd():
        doubts += (Doubt.HALF_DAY,)
    if day is None or zone is None:
        return Settled(None, day, None, doubts)
    at, clock_doubts = _instant(day, stamp, zone)
    until = _until(stamp, at, day, setting)
    on = local_day(at, reading_zone) if at else day
    return Settled(at, on, until, tuple(dict.fromkeys(doubts + clock_doubts)))


def local_day(moment: datetime, zone: tzinfo) -> date | None:
    try:
        return moment.astimezone(zone).date()
    except OverflowError:
        return None


def _counted(width: timedelta, setting: Setting) -> Settled:
    if setting.previous is None:
        return Settled(None, setting.day, None, (Doubt.NO_PREVIOUS,))
    try:
        at = setting.previous + width
    except OverflowError:
        return Settled(None, setting.day, None, (Doubt.UNREADABLE_TIME,))
    return Settled(at, local_day(at, setting.zone))


def _zone(stamp: Stamp, setting: Setting) -> tuple[Zone | None, tuple[Doubt, ...]]:
    if not stamp.zone:
        return Zone(setting.zone), ()
    zone = zone_of(stamp.zone, setting.zone_choices)
    if zone:
        return zone, ()
    return None, (Doubt.AMBIGUOUS_ZONE if candidates(stamp.zone) else Doubt.UNKNOWN_ZONE,)


def _day(stamp: Stamp, setting: Setting, zone: tzinfo) -> tuple[date | None, tuple[Doubt, ...]]:
    today = local_day(setting.now, zone) or setting.now.date()
    previous = local_day(setting.previous, zone) if setting.previous else None
    if stamp.day:
        return _written(stamp.day, stamp.weekday, setting, today)
    base = setting.day or previous
    if stamp.weekday is not None:
        on = weekday_near(stamp.weekday, base or today)
        is_to_come = base is None and on > today
        return on - timedelta(days=7 if is_to_come else 0), (Doubt.GUESSED_DAY,)
    if base is None:
        return None, (Doubt.NO_DAY,)
    return _perhaps_the_next(base, stamp, setting, zone) if previous == base else (base, ())


def _written(
    written: WrittenDay, weekday: int | None, setting: Setting, today: date
) -> tuple[date | None, tuple[Doubt, ...]]:
    doubts: tuple[Doubt, ...] = ()
    if written.is_open and setting.is_month_first is None:
        doubts = (Doubt.DAY_OR_MONTH,)
    elif written.is_open and setting.is_month_first:
        written = replace(written, month=written.day, day=written.month)
    try:
        on = _date(written, setting.day or today)
    except (ValueError, OverflowError):
        return None, (Doubt.UNREADABLE_DAY,)
    if on == setting.day:
        doubts = ()
    if weekday is not None and on.weekday() != weekday:
        doubts += (Doubt.OTHER_WEEKDAY,)
    if written.year is None and written.near is None and setting.day is None:
        doubts += (Doubt.GUESSED_DAY,)
    return on, doubts


def _date(written: WrittenDay, near: date) -> date:
    if written.near is not None:
        return near + timedelta(days=written.near)
    assert written.month is not None
    assert written.day is not None
    if written.year is not None:
        return date(written.year, written.month, written.day)
    return nearest(written.month, written.day, near)


def _perhaps_the_next(
    base: date, stamp: Stamp, setting: Setting, zone: tzinfo
) -> tuple[date, tuple[Doubt, ...]]:
    """Over midnight when the clock went far back, though never into the future."""
    if stamp.clock is None or stamp.clock.hour is None or setting.previous is None:
        return base, ()
    since = stamp.clock.since_midnight()
    before = setting.previous.astimezone(zone).replace(tzinfo=None) - datetime.combine(base, time())
    if before - since < _FAR_BACK or base >= date.max - timedelta(days=1):
        return base, ()
    following = base + timedelta(days=1)
    is_to_come = datetime.combine(following, time(), zone) + since > setting.now
    if is_to_come:
        return base, ()
    return following, () if since < _FAR_BACK and before - since >= _NIGHT else (Doubt.GUESSED_DAY,)


def _instant(day: date, stamp: Stamp, zone: Zone) -> tuple[datetime | None, tuple[Doubt, ...]]:
    since = stamp.clock.since_midnight() if stamp.clock else timedelta()
    try:
        local = datetime.combine(day, time()) + since
        at = local.replace(tzinfo=zone.zone).astimezone(UTC)
        shown = at.astimezone(zone.zone)
    except (OverflowError, ValueError):
        return None, (Doubt.UNREADABLE_DAY,)
    doubts: tuple[Doubt, ...] = ()
    if zone.expected is not None and shown.utcoffset() != zone.expected:
        doubts += (Doubt.OTHER_SEASON,)
    is_whole_day = stamp.clock is None or stamp.clock.hour is None
    if shown.replace(tzinfo=None) != local:
        doubts += () if is_whole_day else (Doubt.NO_SUCH_TIME,)
    elif shown.utcoffset() != shown.replace(fold=1).utcoffset() and not is_whole_day:
        doubts += (Doubt.TWICE,)
    return at, doubts


def _until(stamp: Stamp, at: datetime | None, day: date, setting: Setting) -> datetime | None:
    """The end of a range, on the next day where the clock shows less than at the beginning."""
    if stamp.until is None or at is None:
        return None
    rest = settle(replace(stamp.until, until=None), replace(setting, day=day, previous=None))
    if rest.at is None or rest.at >= at or stamp.until.day:
        return rest.at if rest.at and rest.at >= at else None
    again = settle(stamp.until, replace(setting, day=day + timedelta(days=1), previous=None))
    return again.at
