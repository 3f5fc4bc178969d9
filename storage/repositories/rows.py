"""Rows of listings; removed ones are hidden, never deleted."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, func, select, update

from core.domain.ids import PostmortemId, RowId
from storage.mapping import to_row
from storage.tables import listings


class SqlRows:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, postmortem: PostmortemId, section: str, row: Any) -> None:
        table = listings[section]
        last = self._connection.scalar(
            select(func.max(table.c.position)).where(table.c.postmortem_id == postmortem)
        )
        self._connection.execute(
            table.insert().values(
                postmortem_id=postmortem,
                position=(last or 0) + 1,
                version=1,
                deleted_at=None,
                **to_row(table, row),
            )
        )

    def remove(self, postmortem: PostmortemId, section: str, row: RowId, now: datetime) -> bool:
        table = listings[section]
        return self._set_deleted(table, now, _at(table, postmortem, row), table.c.deleted_at.is_(None))

    def restore(self, postmortem: PostmortemId, section: str, row: RowId) -> bool:
        table = listings[section]
        return self._set_deleted(table, None, _at(table, postmortem, row), table.c.deleted_at.is_not(None))

    def _set_deleted(self, table: Table, at: datetime | None, *where: ColumnElement[bool]) -> bool:
        values = {"deleted_at": at, "version": table.c.version + 1}
        return self._connection.execute(update(table).where(*where).values(values)).rowcount == 1

    def count(self, postmortem: PostmortemId, section: str) -> int:
        table = listings[section]
        kept = (table.c.postmortem_id == postmortem, table.c.deleted_at.is_(None))
        return self._connection.scalar(select(func.count()).select_from(table).where(*kept)) or 0

    def next_key(self, postmortem: PostmortemId, section: str, prefix: str) -> str:
        table = listings[section]
        keys = self._connection.scalars(select(table.c.key).where(table.c.postmortem_id == postmortem))
        used = [
            int(number)
            for start, _, number in (key.rpartition("-") for key in keys)
            if start == prefix and number.isdecimal()
        ]
        return f"{prefix}-{max(used, default=0) + 1}"


def _at(table: Table, postmortem: PostmortemId, row: RowId) -> ColumnElement[bool]:
    return (table.c.postmortem_id == postmortem) & (table.c.id == row)
