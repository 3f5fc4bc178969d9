"""What texts can refer to by a short name: rows of one postmortem, and other postmortems."""

from collections.abc import Collection, Sequence
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Select, literal, null, or_, select, union_all

from core.document.fields import LINE_LENGTH
from core.document.naming import SAYING
from core.domain.ids import PostmortemId
from core.domain.referable import Numbered, Row
from storage.mapping import fold
from storage.tables import listings, postmortem
from storage.types import Instant

_NEWEST_FIRST: Final = (postmortem.c.incident_at.desc(), postmortem.c.id.desc())


class SqlReferable:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def rows(self, postmortem: PostmortemId) -> Sequence[Row]:
        keyed = [_rows(section, postmortem) for section in SAYING]
        query = union_all(*keyed, _events(postmortem)).order_by("section", "position")
        return [Row(row.section, row.key, row.at, row.text) for row in self._connection.execute(query)]

    def numbered(self, numbers: Collection[str]) -> Sequence[Numbered]:
        wanted = sorted({fold(number) for number in numbers} - {""})
        return self._found(postmortem.c.number_folded.in_(wanted)) if wanted else ()

    def postmortems(self, text: str, *, limit: int) -> Sequence[Numbered]:
        wanted = fold(text.strip())[:LINE_LENGTH]
        columns = (postmortem.c.title_folded, postmortem.c.number_folded)
        says = or_(*(column.contains(wanted, autoescape=True) for column in columns))
        return self._found(postmortem.c.number != "", says, limit=limit)

    def _found(self, *wanted: ColumnElement[bool], limit: int | None = None) -> Sequence[Numbered]:
        columns = (postmortem.c.id, postmortem.c.number, postmortem.c.title)
        query = select(*columns).where(*wanted).order_by(*_NEWEST_FIRST).limit(limit)
        return [Numbered(row.id, row.number, row.title) for row in self._connection.execute(query)]


def _rows(section: str, whose: PostmortemId) -> Select[Any]:
    table = listings[section]
    what = literal(section).label("section"), table.c.key, null().cast(Instant).label("at")
    said = table.c[SAYING[section]].label("text")
    is_there = (table.c.postmortem_id == whose, table.c.deleted_at.is_(None), table.c.key != "")
    return select(*what, said, table.c.position).where(*is_there)


def _events(whose: PostmortemId) -> Select[Any]:
    table = listings["timeline"]
    what = literal("timeline").label("section"), literal("").label("key"), table.c.at, table.c.text
    is_there = (table.c.postmortem_id == whose, table.c.deleted_at.is_(None), table.c.at.is_not(None))
    return select(*what, table.c.position).where(*is_there)
