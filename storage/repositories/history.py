"""Who changed what, in the order in which it was stored."""

from collections.abc import Sequence

from sqlalchemy import Connection, Select, select, update

from core.domain.history import Change
from core.domain.ids import ChangeKey, PostmortemId
from storage import tables
from storage.mapping import from_row, to_row

_changes = tables.change


class SqlHistory:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, change: Change) -> None:
        self._connection.execute(_changes.insert().values(to_row(_changes, change)))

    def amend(self, change: Change) -> None:
        there = _changes.c.key == change.key
        self._connection.execute(update(_changes).where(there).values(to_row(_changes, change)))

    def get(self, key: ChangeKey) -> Change | None:
        return self._first(select(_changes).where(_changes.c.key == key))

    def latest(self, postmortem: PostmortemId, section: str) -> Change | None:
        whose = (_changes.c.postmortem == postmortem, _changes.c.section == section)
        return self._first(select(_changes).where(*whose).order_by(_changes.c.seq.desc()).limit(1))

    def of(self, postmortem: PostmortemId, *, limit: int, offset: int = 0) -> Sequence[Change]:
        query = select(_changes).where(_changes.c.postmortem == postmortem).order_by(_changes.c.seq.desc())
        rows = self._connection.execute(query.limit(limit).offset(offset)).mappings()
        return [from_row(Change, row) for row in rows]

    def _first(self, query: Select[tuple[object, ...]]) -> Change | None:
        row = self._connection.execute(query).mappings().first()
        return from_row(Change, row) if row else None
