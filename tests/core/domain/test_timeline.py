from datetime import timedelta

import pytest

from core.domain.timeline import between
from tests.factories import NOON, an_event


def after(minutes):
    return NOON + timedelta(minutes=minutes)


def at(minutes):
    return an_event(at=None if minutes is None else after(minutes))


@pytest.mark.parametrize(
    ("before", "after_", "expected"),
    [
        (at(0), at(10), after(5)),
        (at(0), at(11), after(5)),
        (at(0), at(1), after(0.5)),
        (at(3), at(3), after(3)),
        (at(3), None, after(4)),
        (None, at(3), after(2)),
        (at(3), at(None), after(4)),
        (at(None), at(3), after(2)),
        (at(None), at(None), None),
        (None, None, None),
    ],
)
def test_what_stands_between_two_events_was_about_halfway(before, after_, expected):
    assert between(before, after_) == expected
