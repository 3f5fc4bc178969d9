"""Days, times and numbers as the reader's language writes them; times run to 24 hours in all of them."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta, tzinfo
from typing import Final

from babel.dates import format_date, format_time, format_timedelta
from babel.numbers import format_decimal

from core.i18n.catalogues import Locale, active_locale

_REGIONS: Final[Mapping[Locale, str]] = {"en": "en_GB", "pt": "pt_BR", "ru": "ru_RU"}
_A_SECOND: Final = timedelta(seconds=1)


def spell_day(day: date) -> str:
    """`2 Mar 2026`."""
    return format_date(day, "medium", locale=_region())


def spell_time(moment: datetime, zone: tzinfo) -> str:
    """`12:03:04`."""
    return format_time(moment.astimezone(zone).time(), "HH:mm:ss", locale=_region())


def spell_moment(moment: datetime, zone: tzinfo) -> str:
    """`2 Mar 2026, 12:03`."""
    there = moment.astimezone(zone)
    return f"{spell_day(there.date())}, {format_time(there.time(), 'HH:mm', locale=_region())}"


def spell_number(number: float) -> str:
    """`12,600.5`, with at most three decimals."""
    return format_decimal(number, locale=_region())


def spell_age(moment: datetime, now: datetime) -> str:
    """`3 minutes ago`; what another clock puts into the future has only just been."""
    age = max(now - moment, _A_SECOND)
    return format_timedelta(-age, add_direction=True, locale=_region())


def _region() -> str:
    return _REGIONS[active_locale()]
