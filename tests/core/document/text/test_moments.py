from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from core.document.text.moments import A_DAY, A_MOMENT, NO_SUCH_TIME, read_day, read_moment, spell_moment
from core.domain.errors import Unreadable

BERLIN, MOSCOW, UTC_ZONE = ZoneInfo("Europe/Berlin"), ZoneInfo("Europe/Moscow"), ZoneInfo("UTC")
ZONES = [
    "UTC",
    "Europe/Berlin",
    "America/Sao_Paulo",
    "Australia/Lord_Howe",
    "Asia/Kathmandu",
    "Europe/Moscow",
]
FIVE_PAST_TWO = datetime(2026, 3, 2, 14, 5, tzinfo=UTC)


@given(
    moment=st.datetimes(timezones=st.just(UTC)),
    zone=st.sampled_from(ZONES).map(ZoneInfo),
)
@example(datetime(2026, 10, 25, 0, 30, tzinfo=UTC), BERLIN)
@example(datetime(2026, 10, 25, 1, 30, tzinfo=UTC), BERLIN)
@example(datetime(2026, 3, 29, 1, 0, tzinfo=UTC), BERLIN)
@example(datetime(2026, 4, 4, 14, 45, tzinfo=UTC), ZoneInfo("Australia/Lord_Howe"))
@example(datetime(2026, 4, 4, 15, 15, tzinfo=UTC), ZoneInfo("Australia/Lord_Howe"))
@example(datetime(2019, 2, 17, 1, 30, tzinfo=UTC), ZoneInfo("America/Sao_Paulo"))
@example(datetime(2019, 2, 17, 2, 30, tzinfo=UTC), ZoneInfo("America/Sao_Paulo"))
def test_a_spelled_moment_is_read_back_to_the_microsecond(moment, zone):
    assert read_moment(spell_moment(moment, zone), zone) == moment


@pytest.mark.parametrize("moment", [datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)])
@pytest.mark.parametrize("zone", ["America/Sao_Paulo", "Asia/Kathmandu"])
def test_the_ends_of_the_calendar_are_spelled_in_utc_where_the_zone_has_no_such_day(moment, zone):
    assert read_moment(spell_moment(moment, ZoneInfo(zone)), ZoneInfo(zone)) == moment


@pytest.mark.parametrize(
    ("moment", "spelled"),
    [
        (FIVE_PAST_TWO, "2026-03-02 15:05"),
        (FIVE_PAST_TWO.replace(second=30), "2026-03-02 15:05:30"),
        (FIVE_PAST_TWO.replace(microsecond=500_000), "2026-03-02 15:05:00.500000"),
        (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), "2026-10-25 02:30 +02:00"),
        (datetime(2026, 10, 25, 1, 30, tzinfo=UTC), "2026-10-25 02:30 +01:00"),
        (datetime(2026, 10, 25, 2, 30, tzinfo=UTC), "2026-10-25 03:30"),
    ],
)
def test_a_moment_shows_what_it_needs_and_no_more(moment, spelled):
    assert spell_moment(moment, BERLIN) == spelled


@pytest.mark.parametrize(
    "typed",
    [
        "2026-03-02 14:05",
        " 2026-03-02  14:05:00 ",
        "2026-3-2 14:05",
        "2026-03-02T14:05",
        "2026-03-02, 14:05",
        "2026-03-02T14:05:00Z",
        "2026-03-02 14:05 UTC",
        "2026-03-02 17:05+03:00",
        "2026-03-02 17:05 +0300",
        "2026-03-02 09:05 −05:00",
        "02.03.2026 14:05",
        "2.3.2026 14:05",
        "02/03/2026 14:05",
        "2026-03-02 2:05 pm",
        "2026-03-02 02:05 P.M.",
        "2:05pm",
        "14:05",
        "14:05:00.0",
        "14:05:00,000",
    ],
)
def test_people_write_a_time_in_many_ways(typed):
    assert read_moment(typed, UTC_ZONE, day=date(2026, 3, 2)) == FIVE_PAST_TWO


@pytest.mark.parametrize(("typed", "hour"), [("12:05 am", 0), ("12:05 pm", 12), ("11:05 pm", 23)])
def test_the_half_days_begin_at_twelve(typed, hour):
    assert read_moment(typed, UTC_ZONE, day=date(2026, 3, 2)) == FIVE_PAST_TWO.replace(hour=hour)


@pytest.mark.parametrize(("typed", "microsecond"), [("14:05:00.5", 500_000), ("14:05:00.000001", 1)])
def test_a_fraction_of_a_second_is_kept(typed, microsecond):
    read = read_moment(typed, UTC_ZONE, day=date(2026, 3, 2))
    assert read == FIVE_PAST_TWO.replace(microsecond=microsecond)


@pytest.mark.parametrize(
    "typed",
    [
        "soon",
        "14:05",
        "2026-03-02",
        "2026-02-30 14:05",
        "2026-03-02 24:00",
        "2026-03-02 23:59:60",
        "2026-03-02 13:05 pm",
        "2026-03-02 0:05 am",
        "2026-03-02 14:05 +25:00",
        "02.03/2026 14:05",
        "13/13/2026 14:05",
        "０２.03.2026 14:05",
        "2026-03-02 14:05 MSK",
        "0001-01-01 00:00",
        "",
    ],
)
def test_what_is_no_time_is_refused_with_an_example(typed):
    with pytest.raises(Unreadable) as refused:
        read_moment(typed, MOSCOW)
    assert (refused.value.text, refused.value.expected) == (typed, A_MOMENT)


def test_a_time_that_the_clocks_skipped_is_refused_and_says_so():
    with pytest.raises(Unreadable) as refused:
        read_moment("2026-03-29 02:30", BERLIN)
    assert refused.value.expected == NO_SUCH_TIME


def test_a_skipped_time_with_an_offset_is_an_instant_all_the_same():
    assert read_moment("2026-03-29 02:30 +01:00", BERLIN) == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)


def test_a_time_that_the_clocks_show_twice_is_the_first():
    assert read_moment("2026-10-25 02:30", BERLIN) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


@pytest.mark.parametrize("typed", ["2026-03-02", " 02.03.2026 ", "2/3/2026"])
def test_people_write_a_day_in_many_ways(typed):
    assert read_day(typed) == date(2026, 3, 2)


@pytest.mark.parametrize("typed", ["2026-02-30", "March", "2026-03-02 14:05"])
def test_what_is_no_day_is_refused_with_an_example(typed):
    with pytest.raises(Unreadable) as refused:
        read_day(typed)
    assert refused.value.expected == A_DAY
