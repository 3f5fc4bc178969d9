"""Who changed what, in the order in which it was stored."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    Table,
    false,
    func,
    literal,
    or_,
    select,
    union,
    union_all,
)

from core.domain.history import About, Change, ChangeKind, Deed, Wanted
from core.domain.ids import ChangeKey, PersonId, PostmortemId
from core.domain.place import Place
from storage import tables
from storage.mapping import from_row, to_row
from storage.repositories.revisions import from_mapping, spelled_as_json

_changes = tables.change
_revisions = tables.prose_revision
_KINDS: Final[Mapping[About, tuple[ChangeKind, ...]]] = {
    About.TEXTS: (),
    About.FIELDS: (ChangeKind.FIELD,),
    About.ROWS: (ChangeKind.ROW_ADDED, ChangeKind.ROW_REMOVED, ChangeKind.ROW_RESTORED),
}


class SqlHistory:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, change: Change) -> None:
        self._connection.execute(_changes.insert().values(to_row(_changes, change)))

    def add_all(self, changes: Sequence[Change]) -> None:
        self._connection.execute(_changes.insert(), [to_row(_changes, change) for change in changes])

    def get(self, key: ChangeKey) -> Change | None:
        row = self._connection.execute(select(_changes).where(_changes.c.key == key)).mappings().first()
        return from_row(Change, row) if row else None

    def of(self, postmortem: PostmortemId, *, limit: int, offset: int = 0) -> Sequence[Change]:
        return self._all(_of(postmortem).limit(limit).offset(offset))

    def latest_of(self, place: Place) -> Change | None:
        meant = (_changes.c.section == place.section, _changes.c.row == place.row)
        kinds = or_(_changes.c.field == place.field, _changes.c.kind == ChangeKind.ROW_REMOVED)
        found = self._all(_of(place.postmortem).where(*meant, kinds).limit(1))
        return found[0] if found else None

    def since(self, postmortem: PostmortemId, moment: datetime) -> Sequence[Change]:
        until = (_changes.c.postmortem == postmortem, _changes.c.at <= moment)
        last = select(func.max(_changes.c.seq)).where(*until).scalar_subquery()
        return self._all(_of(postmortem).where(_changes.c.seq > func.coalesce(last, 0)))

    def deeds(
        self, postmortem: PostmortemId, wanted: Wanted, *, limit: int, offset: int = 0
    ) -> Sequence[Deed]:
        both = union_all(
            select(literal(0).label("table"), _changes.c.seq, _changes.c.at).where(
                *_changes_wanted(postmortem, wanted)
            ),
            select(literal(1).label("table"), _revisions.c.seq, _revisions.c.at).where(
                *_revisions_wanted(postmortem, wanted)
            ),
        ).subquery()
        order = (both.c.at.desc(), both.c.table, both.c.seq.desc())
        page = self._connection.execute(select(both).order_by(*order).limit(limit).offset(offset)).all()
        found = (
            self._by_number(_changes, [row.seq for row in page if row.table == 0]),
            self._by_number(_revisions, [row.seq for row in page if row.table == 1]),
        )
        return [found[row.table][row.seq] for row in page]

    def writers(self, postmortem: PostmortemId) -> Mapping[PersonId, str]:
        changes = select(_changes.c.by, _changes.c.by_name).where(_changes.c.postmortem == postmortem)
        names = select(_revisions.c.names).where(_revisions.c.postmortem == postmortem).distinct()
        found = {row.by: row.by_name for row in self._connection.execute(changes.distinct())}
        for spelled in self._connection.scalars(names):
            found |= json.loads(spelled)
        return found

    def sections(self, postmortem: PostmortemId) -> frozenset[str]:
        parts = (select(t.c.section).where(t.c.postmortem == postmortem) for t in (_changes, _revisions))
        return frozenset(self._connection.scalars(union(*parts)))

    def _by_number(self, table: Table, numbers: Sequence[int]) -> Mapping[int, Deed]:
        rows = self._connection.execute(select(table).where(table.c.seq.in_(numbers))).mappings()
        return {
            row["seq"]: from_mapping(row) if table is _revisions else from_row(Change, row) for row in rows
        }

    def _all(self, query: Select[Any]) -> Sequence[Change]:
        return [from_row(Change, row) for row in self._connection.execute(query).mappings()]


def _of(postmortem: PostmortemId) -> Select[Any]:
    return select(_changes).where(_changes.c.postmortem == postmortem).order_by(_changes.c.seq.desc())


def _changes_wanted(postmortem: PostmortemId, wanted: Wanted) -> list[ColumnElement[bool]]:
    where = [_changes.c.postmortem == postmortem]
    if wanted.by is not None:
        where.append(_changes.c.by == wanted.by)
    if wanted.section:
        where.append(_changes.c.section == wanted.section)
    if wanted.about:
        where.append(_changes.c.kind.in_(_KINDS[wanted.about]))
    return where


def _revisions_wanted(postmortem: PostmortemId, wanted: Wanted) -> list[ColumnElement[bool]]:
    where = [_revisions.c.postmortem == postmortem]
    if wanted.by is not None:
        where.append(_revisions.c.names.contains(f"{spelled_as_json(wanted.by)}:", autoescape=True))
    if wanted.section:
        where.append(_revisions.c.section == wanted.section)
    if wanted.about not in (None, About.TEXTS):
        where.append(false())
    return where
