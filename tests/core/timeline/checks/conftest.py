from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from core.domain.postmortem import Postmortem
from core.timeline.checks import findings
from tests.factories import NOON

LATER = NOON + timedelta(days=1)
HALF_AN_HOUR = timedelta(minutes=30)


def after(minutes: float) -> datetime:
    return NOON + timedelta(minutes=minutes)


@pytest.fixture
def checked():
    """Asks one check of a postmortem; the findings by event."""

    def check(postmortem: Postmortem, *which, zone="UTC", gap=HALF_AN_HOUR, now=LATER, entered=()):
        found = findings(postmortem, zone=ZoneInfo(zone), gap=gap, now=now, entered=entered)
        kept = {row: [each for each in those if each.check in which] for row, those in found.items()}
        return {row: those for row, those in kept.items() if those}

    return check
