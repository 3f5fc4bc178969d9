import re
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from core.i18n import use_locale
from core.i18n.formats import spell_age, spell_day, spell_moment, spell_number, spell_time

NOON = datetime(2026, 3, 2, 12, 3, 4, 999_999, tzinfo=UTC)
MOSCOW = ZoneInfo("Europe/Moscow")


def in_each_language(spell):
    spelled = {}
    for locale in ("en", "pt", "ru"):
        with use_locale(locale):
            spelled[locale] = re.sub(r"\s", " ", spell())
    return spelled


def test_a_day_is_spelled_as_the_language_does():
    assert in_each_language(lambda: spell_day(date(2026, 3, 2))) == {
        "en": "2 Mar 2026",
        "pt": "2 de mar. de 2026",
        "ru": "2 мар. 2026 г.",
    }


def test_a_moment_is_shown_in_the_readers_zone():
    assert in_each_language(lambda: spell_moment(NOON, MOSCOW)) == {
        "en": "2 Mar 2026, 15:03",
        "pt": "2 de mar. de 2026, 15:03",
        "ru": "2 мар. 2026 г., 15:03",
    }


def test_a_moment_may_fall_on_another_day_there():
    assert spell_moment(NOON, ZoneInfo("Pacific/Kiritimati")) == "3 Mar 2026, 02:03"


def test_a_time_has_seconds_and_runs_to_24_hours():
    assert in_each_language(lambda: spell_time(NOON, MOSCOW)) == dict.fromkeys(("en", "pt", "ru"), "15:03:04")


def test_a_number_has_the_languages_separators():
    assert in_each_language(lambda: spell_number(12600.5)) == {
        "en": "12,600.5",
        "pt": "12.600,5",
        "ru": "12 600,5",
    }


def test_an_age_is_told_in_words():
    assert in_each_language(lambda: spell_age(NOON - timedelta(minutes=3, seconds=10), NOON)) == {
        "en": "3 minutes ago",
        "pt": "há 3 minutos",
        "ru": "3 минуты назад",
    }


@pytest.mark.parametrize("ahead", [timedelta(0), timedelta(hours=2)])
def test_what_another_clock_puts_into_the_future_has_only_just_been(ahead):
    assert spell_age(NOON + ahead, NOON) == "1 second ago"
