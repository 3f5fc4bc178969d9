"""Values to rows and back, by the names of their fields."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import UTC, date, datetime, time
from functools import cache
from typing import Any, Final, TypeVar
from unicodedata import normalize

from sqlalchemy import Connection, RowMapping, Table
from sqlalchemy.dialects import postgresql, sqlite

from core.domain.postmortem import Postmortem
from storage.tables import GROUPS

Value = TypeVar("Value")
_LONG_AGO: Final = datetime.min.replace(tzinfo=UTC)


def fold(text: str) -> str:
    """The text as it is compared: whatever its case, and however its accents are encoded."""
    return normalize("NFC", text.casefold())


def to_row(table: Table, value: Any) -> dict[str, Any]:
    """The columns that hold a value's fields."""
    return with_folded(table, {field.name: getattr(value, field.name) for field in fields(value)})


def with_folded(table: Table, columns: Mapping[str, Any]) -> dict[str, Any]:
    """The columns, and beside each the folded one where the table has it."""
    folded = {f"{name}_folded": fold(value) for name, value in columns.items() if f"{name}_folded" in table.c}
    return {**columns, **folded}


def from_row(owner: type[Value], row: RowMapping) -> Value:
    """The value whose fields the row holds, among other columns."""
    return owner(**{field.name: row[field.name] for field in fields(owner)})  # type: ignore[arg-type]


def facts_to_row(table: Table, postmortem: Postmortem) -> dict[str, Any]:
    row: dict[str, Any] = {"id": postmortem.id, "revision": postmortem.revision}
    for group in GROUPS:
        row |= to_row(table, getattr(postmortem, group))
    return row | {"incident_at": incident_at(row)}


def facts_from_row(row: RowMapping) -> dict[str, Any]:
    """The groups of facts, by section."""
    return {group: from_row(owner, row) for group, owner in GROUPS.items()}


def incident_at(row: Mapping[str, Any]) -> datetime:
    """The first of these that is known: the start, the day, the writing of the postmortem."""
    began: datetime | None = row["started_at"]
    day: date | None = row["occurred_on"]
    written: datetime | None = row["created_at"]
    return began or (datetime.combine(day, time(), UTC) if day else written or _LONG_AGO)


def insert_for(connection: Connection, table: Table) -> postgresql.Insert | sqlite.Insert:
    """An insert that may say what happens on a conflict; both databases spell it alike."""
    return _insert(connection.dialect.name, table)


def _insert(dialect: str, table: Table) -> postgresql.Insert | sqlite.Insert:
    return postgresql.insert(table) if dialect == "postgresql" else sqlite.insert(table)


def put(connection: Connection, table: Table, row: Mapping[str, Any]) -> None:
    """Insert a row, or replace the one with its primary key."""
    connection.execute(_putting(connection.dialect.name, table, tuple(row)), dict(row))


@cache
def _putting(dialect: str, table: Table, names: tuple[str, ...]) -> postgresql.Insert | sqlite.Insert:
    """To build a statement takes longer than to run it."""
    key = [column.name for column in table.primary_key]
    statement = _insert(dialect, table)
    rest = {name: statement.excluded[name] for name in names if name not in key}
    return statement.on_conflict_do_update(index_elements=key, set_=rest)
