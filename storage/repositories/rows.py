"""Rows of listings; removed ones are hidden, never deleted."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, bindparam, func, select, update

from core.document.fields import Listing
from core.document.schema import SECTIONS
from core.domain.ids import PostmortemId, RowId
from storage.mapping import from_row, to_row
from storage.tables import listings


class SqlRows:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, postmortem: PostmortemId, section: str, row: Any) -> None:
        self.add_all(postmortem, section, (row,))

    def add_all(self, postmortem: PostmortemId, section: str, rows: Sequence[Any]) -> None:
        table = listings[section]
        last = self._connection.scalar(
            select(func.max(table.c.position)).where(table.c.postmortem_id == postmortem)
        )
        kept = {"postmortem_id": postmortem, "version": 1, "deleted_at": None}
        numbered = enumerate(rows, (last or 0) + 1)
        self._connection.execute(
            table.insert(), [kept | {"position": number} | to_row(table, row) for number, row in numbered]
        )

    def remove_all(
        self, postmortem: PostmortemId, section: str, rows: Collection[RowId], now: datetime
    ) -> None:
        self._set_all_deleted(postmortem, listings[section], rows, now)

    def restore_all(self, postmortem: PostmortemId, section: str, rows: Collection[RowId]) -> None:
        self._set_all_deleted(postmortem, listings[section], rows, None)

    def _set_all_deleted(
        self, postmortem: PostmortemId, table: Table, rows: Collection[RowId], at: datetime | None
    ) -> None:
        statement = (
            update(table)
            .where(table.c.postmortem_id == postmortem, table.c.id == bindparam("row"))
            .values(deleted_at=at, version=table.c.version + 1)
        )
        self._connection.execute(statement, [{"row": row} for row in rows])

    def remove(self, postmortem: PostmortemId, section: str, row: RowId, now: datetime) -> bool:
        table = listings[section]
        return self._set_deleted(table, now, _at(table, postmortem, row), table.c.deleted_at.is_(None))

    def restore(self, postmortem: PostmortemId, section: str, row: RowId) -> bool:
        table = listings[section]
        return self._set_deleted(table, None, _at(table, postmortem, row), table.c.deleted_at.is_not(None))

    def _set_deleted(self, table: Table, at: datetime | None, *where: ColumnElement[bool]) -> bool:
        values = {"deleted_at": at, "version": table.c.version + 1}
        return self._connection.execute(update(table).where(*where).values(values)).rowcount == 1

    def ever(self, postmortem: PostmortemId, section: str) -> Sequence[tuple[Any, bool]]:
        listing = SECTIONS[section]
        assert isinstance(listing, Listing)
        table = listings[section]
        rows = select(table).where(table.c.postmortem_id == postmortem).order_by(table.c.position)
        found = self._connection.execute(rows).mappings()
        return [(from_row(listing.entry, row), row["deleted_at"] is None) for row in found]

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
