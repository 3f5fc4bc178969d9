from datetime import UTC, datetime

import pytest

from core.domain.postmortem import Postmortem
from core.timeline.checks import Check
from tests.factories import an_event


@pytest.mark.parametrize(
    ("zone", "at", "typed", "expected"),
    [
        ("Europe/Berlin", (2026, 3, 29, 1, 30), "02:30", Check.NO_SUCH_TIME),
        ("Europe/Berlin", (2026, 3, 29, 1, 30), "03:30", None),
        ("Europe/Berlin", (2026, 3, 29, 1, 30), "2026-03-29 02:30", Check.NO_SUCH_TIME),
        ("Europe/Berlin", (2026, 10, 25, 0, 30), "02:30", Check.TWICE),
        ("Europe/Berlin", (2026, 10, 25, 0, 30), "~02:30", Check.TWICE),
        ("Europe/Berlin", (2026, 10, 25, 1, 30), "02:30", Check.TWICE),
        ("Europe/Berlin", (2026, 10, 25, 0, 30), "02:30+02:00", None),
        ("Europe/Berlin", (2026, 10, 25, 0, 30), "00:30Z", None),
        ("Europe/Berlin", (2026, 10, 25, 0, 30), "", None),
        ("Europe/Berlin", (2026, 10, 25, 0, 30), "at night", None),
        ("Europe/Berlin", (2026, 7, 25, 0, 30), "02:30", None),
        ("America/Sao_Paulo", (2018, 11, 4, 3, 30), "00:30", Check.NO_SUCH_TIME),
        ("America/Sao_Paulo", (2018, 2, 18, 1, 30), "23:30", Check.TWICE),
        ("America/Sao_Paulo", (2026, 2, 18, 1, 30), "23:30", None),
        ("Australia/Lord_Howe", (2026, 4, 4, 14, 45), "01:45", Check.TWICE),
        ("Australia/Lord_Howe", (2026, 10, 3, 15, 45), "02:15", Check.NO_SUCH_TIME),
        ("UTC", (2026, 3, 29, 1, 30), "01:30", None),
    ],
)
def test_times_that_no_clock_showed_or_that_it_showed_twice(checked, zone, at, typed, expected):
    event = an_event(at=datetime(*at, tzinfo=UTC), typed=typed)
    found = checked(Postmortem(timeline=(event,)), Check.NO_SUCH_TIME, Check.TWICE, zone=zone)
    assert [each.check for each in found.get(event.id, ())] == ([expected] if expected else [])


@pytest.mark.parametrize("at", [datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)])
def test_the_ends_of_the_calendar_are_no_trouble(checked, at):
    event = an_event(at=at, typed="12:00")
    found = checked(Postmortem(timeline=(event,)), Check.NO_SUCH_TIME, Check.TWICE, zone="Asia/Kolkata")
    assert found == {}
