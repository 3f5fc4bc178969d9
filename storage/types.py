"""Column types that give back the very value that was put in, on every database."""

import json
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import BigInteger, Boolean, Date, DateTime, Dialect, Double, Text
from sqlalchemy.types import TypeDecorator, TypeEngine

from core.domain.history import Plain


class Instant(TypeDecorator[datetime]):
    """A point in time to the microsecond. SQLite forgets zones, so UTC goes in and is put back."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        assert value.tzinfo is not None, "an instant knows its zone"
        utc = value.astimezone(UTC)
        return utc.replace(tzinfo=None) if dialect.name == "sqlite" else utc

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if dialect.name == "sqlite" else value.astimezone(UTC)


class Member(TypeDecorator[StrEnum]):
    """A member of a closed set, stored by its value."""

    impl = Text
    cache_ok = True

    def __init__(self, members: type[StrEnum]) -> None:
        super().__init__()
        self.members = members

    def process_bind_param(self, value: StrEnum | None, dialect: Dialect) -> str | None:  # noqa: ARG002 -- SQLAlchemy's signature
        return None if value is None else self.members(value).value

    def process_result_value(self, value: str | None, dialect: Dialect) -> StrEnum | None:  # noqa: ARG002 -- as above
        return None if value is None else self.members(value)


class Spelled(TypeDecorator[Plain]):
    """Any plain value, spelled as JSON. SQLite's own column of that kind would read `12600.0` as a whole number."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Plain, dialect: Dialect) -> str | None:  # noqa: ARG002 -- as above
        return None if value is None else json.dumps(value, ensure_ascii=False)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Plain:  # noqa: ARG002 -- as above
        found: Plain = None if value is None else json.loads(value)
        return found


_TYPES: Final[dict[type, TypeEngine[Any]]] = {
    str: Text(),
    int: BigInteger(),
    float: Double(),
    bool: Boolean(),
    datetime: Instant(),
    date: Date(),
}


def type_for(kind: type) -> TypeEngine[Any]:
    """The column type that holds values of a Python type."""
    return Member(kind) if issubclass(kind, StrEnum) else _TYPES[kind]
