"""Local times that do not exist, or exist twice, because the clocks were changed."""

from datetime import UTC, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from core.timeline.checks.case import Case, Found
from core.timeline.checks.finding import Check, Finding
from core.timeline.line import read_line
from core.timeline.sketch import Doubt, Setting

_AROUND: Final = timedelta(days=1)
_CHECKS: Final = {Doubt.NO_SUCH_TIME: Check.NO_SUCH_TIME, Doubt.TWICE: Check.TWICE}


def odd_clocks(case: Case) -> Found:
    """Of times as they were typed, read in the zone; few are near a change, and only those are read again."""
    for at, event in case.dated:
        if not event.typed or not _is_near_a_change(at, case.zone):
            continue
        day = at.astimezone(case.zone).date()
        read = read_line(event.typed, Setting(zone=case.zone, now=case.now, day=day))
        for doubt in read.doubts:
            if doubt in _CHECKS:
                yield event.id, Finding(check=_CHECKS[doubt], time=at)


def _is_near_a_change(at: datetime, zone: ZoneInfo) -> bool:
    try:
        around = (at - _AROUND, at + _AROUND)
        return len({moment.astimezone(UTC).astimezone(zone).utcoffset() for moment in around}) > 1
    except OverflowError:
        return False
