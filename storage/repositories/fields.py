"""Single values: facts and the cells of rows."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, Table, bindparam, select, update

from core.domain.errors import NotFound
from core.domain.ids import PostmortemId, RowId
from core.domain.place import Place
from storage.mapping import incident_at, with_folded
from storage.tables import listings, postmortem

_DATES = ("started_at", "occurred_on", "created_at")


class SqlFields:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def read(self, place: Place) -> object:
        table, there = _address(place)
        row = self._connection.execute(select(table.c[place.field]).where(*there)).first()
        if row is None:
            raise _gone(place)
        value: object = row[0]
        return value

    def write(self, place: Place, value: object) -> None:
        table, there = _address(place)
        columns = with_folded(table, {place.field: value})
        if place.row is not None:
            columns["version"] = table.c.version + 1
        elif place.field in _DATES:
            columns["incident_at"] = incident_at({**self._dates(place), place.field: value})
        if not self._connection.execute(update(table).where(*there).values(columns)).rowcount:
            raise _gone(place)

    def write_all(
        self, postmortem: PostmortemId, section: str, field: str, values: Mapping[RowId, object]
    ) -> None:
        table = listings[section]
        names: dict[str, Any] = {name: bindparam(f"new_{name}") for name in with_folded(table, {field: ""})}
        statement = (
            update(table)
            .where(table.c.postmortem_id == postmortem, table.c.id == bindparam("row"))
            .where(table.c.deleted_at.is_(None))
            .values(**names, version=table.c.version + 1)
        )
        new = [(row, with_folded(table, {field: value})) for row, value in values.items()]
        self._connection.execute(
            statement, [{"row": row} | {f"new_{name}": v for name, v in cells.items()} for row, cells in new]
        )

    def _dates(self, place: Place) -> RowMapping:
        query = select(*(postmortem.c[name] for name in _DATES)).where(postmortem.c.id == place.postmortem)
        row = self._connection.execute(query).mappings().first()
        if row is None:
            raise _gone(place)
        return row


def _address(place: Place) -> tuple[Table, list[ColumnElement[Any]]]:
    if place.row is None:
        return postmortem, [postmortem.c.id == place.postmortem]
    table = listings[place.section]
    return table, [
        table.c.postmortem_id == place.postmortem,
        table.c.id == place.row,
        table.c.deleted_at.is_(None),
    ]


def _gone(place: Place) -> NotFound:
    return NotFound("postmortem", place.postmortem) if place.row is None else NotFound("row", place.row)
