"""The day on which the lines of these tests are typed."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from core.timeline.sketch import Setting

MONDAY = date(2026, 3, 2)


def in_zone(name: str, day: date | None = MONDAY, **others) -> Setting:
    """Monday, 2 March 2026, read some days later."""
    return Setting(zone=ZoneInfo(name), day=day, **({"now": datetime(2026, 3, 6, 12, tzinfo=UTC)} | others))
