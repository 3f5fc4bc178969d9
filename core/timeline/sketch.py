"""What one line or row was understood as, and what it was understood in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Final
from zoneinfo import ZoneInfo

from core.domain.taxonomy import EventKind
from core.i18n import N_


class Doubt(StrEnum):
    """What a person should look at before the event is kept."""

    NO_TIME = "no_time"
    NO_DAY = "no_day"
    NO_PREVIOUS = "no_previous"
    UNREADABLE_TIME = "unreadable_time"
    UNREADABLE_DAY = "unreadable_day"
    GUESSED_DAY = "guessed_day"
    DAY_OR_MONTH = "day_or_month"
    OTHER_WEEKDAY = "other_weekday"
    HALF_DAY = "half_day"
    AMBIGUOUS_ZONE = "ambiguous_zone"
    UNKNOWN_ZONE = "unknown_zone"
    OTHER_SEASON = "other_season"
    NO_SUCH_TIME = "no_such_time"
    TWICE = "twice"
    DUPLICATE = "duplicate"
    NO_TEXT = "no_text"


DOUBTS: Final[Mapping[Doubt, str]] = {
    Doubt.NO_TIME: N_(
        "No time of day. Write one, such as 14:05, or leave the event at this place of the day."
    ),
    Doubt.NO_DAY: N_("It is not known on which day this was. Choose the day, or write it before the time."),
    Doubt.NO_PREVIOUS: N_("There is no event before this one to count from. Write the time itself."),
    Doubt.UNREADABLE_TIME: N_("No clock shows this time. Write a time such as 14:05."),
    Doubt.UNREADABLE_DAY: N_("No calendar has this day. Write a day such as 2026-03-02."),
    Doubt.GUESSED_DAY: N_("The day was worked out from what stands around it. Check it."),
    Doubt.DAY_OR_MONTH: N_(
        "The day was read before the month; it could be the other way round. Write 2026-03-02 to be sure."
    ),
    Doubt.OTHER_WEEKDAY: N_("That day is another day of the week. Check which of the two is right."),
    Doubt.HALF_DAY: N_("This hour cannot be am or pm. It was read on a clock of 24 hours; check it."),
    Doubt.AMBIGUOUS_ZONE: N_("Several time zones are called so. Choose which one is meant."),
    Doubt.UNKNOWN_ZONE: N_("No time zone is called so. Choose one by region, such as Europe/Moscow."),
    Doubt.OTHER_SEASON: N_(
        "That zone had other clocks on this day (summer or winter time). "
        "The time of the region was taken; write an offset such as -08:00 if you mean it."
    ),
    Doubt.NO_SUCH_TIME: N_(
        "The clocks were put forward over this time, so it never was. The hour after it was taken; check it."
    ),
    Doubt.TWICE: N_(
        "The clocks were put back, so they showed this time twice. "
        "The first was taken; write an offset such as +01:00 for the second."
    ),
    Doubt.DUPLICATE: N_("The timeline has this event already. Add it only if it happened again."),
    Doubt.NO_TEXT: N_("Nothing says what happened. Write it after the time."),
}
"""What each says to a person, as catalogue messages: what is doubtful and what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sketch:
    """An event as it was understood; nothing is stored yet.

    `at` is UTC, or none where guessing would be wrong. `as_typed` is the time as it stood, `zone` the name in it
    that decides, such as IST. Of a range `at` is the beginning and `until` the end; an event has one instant, so
    `text` ends with the range in parentheses, as typed.
    """

    at: datetime | None = None
    as_typed: str = ""
    text: str = ""
    actor: str = ""
    kind: EventKind = EventKind.OTHER
    note: str = ""
    evidence: str = ""
    is_approximate: bool = False
    until: datetime | None = None
    zone: str = ""
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What a time is read in when it does not say everything itself.

    `day` is that of a bare time, and `yesterday` is the one before it; without it, today's. `previous` is the instant of the last
    event, from which `+7m` counts.
    `zone_choices` holds what people chose for a name: `{"IST": "Asia/Kolkata"}`. `is_month_first` tells how
    03/02/2026 is read; none stands for the day first, with a doubt.
    """

    zone: ZoneInfo
    now: datetime
    day: date | None = None
    previous: datetime | None = None
    zone_choices: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    is_month_first: bool | None = None
