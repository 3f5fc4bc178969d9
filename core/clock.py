"""The only place that asks for the time; everywhere else it is an argument."""

from datetime import UTC, datetime


def now() -> datetime:
    return datetime.now(UTC)
