"""Whole postmortems."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, RowMapping, bindparam, select, update

from core.document.schema import LISTINGS
from core.domain.errors import NotFound
from core.domain.ids import PostmortemId
from core.domain.postmortem import Postmortem
from core.domain.register import Filter, Found
from core.domain.signals import Signal, Touched
from core.domain.timeline import in_order
from storage.mapping import facts_from_row, facts_to_row, fold, from_row
from storage.repositories import register
from storage.tables import listings, prose
from storage.tables import postmortem as facts

_THERE = facts.c.id == bindparam("whose")
_LOCKING: Final = select(facts.c.id).where(_THERE).with_for_update()
_TOUCHING: Final = (
    update(facts)
    .where(_THERE)
    .values(revision=facts.c.revision + 1, updated_at=bindparam("updated_at"))
    .returning(facts.c.revision)
)
"""Every key that is typed runs these; to build a statement takes longer than to run it."""


class SqlPostmortems:
    """`signals` collects what the transaction is to tell when it is kept."""

    def __init__(self, connection: Connection, signals: list[Signal]) -> None:
        self._connection = connection
        self._signals = signals

    def get(self, name: str) -> Postmortem:
        row = self._row(name.strip())
        parts: dict[str, Any] = facts_from_row(row) | self._listings(row["id"])
        texts = plain_prose(self._connection, row["id"])
        return Postmortem(id=row["id"], revision=row["revision"], prose=texts, **parts)

    def _row(self, name: str) -> RowMapping:
        """By id before by number, and of several with one number the newest."""
        named = (facts.c.id == name) | ((facts.c.number_folded == fold(name)) & (facts.c.number != ""))
        order = (facts.c.id != name, facts.c.incident_at.desc(), facts.c.id.desc())
        row = (
            self._connection.execute(select(facts).where(named).order_by(*order).limit(1)).mappings().first()
        )
        if row is None:
            raise NotFound("postmortem", name)
        return row

    def _listings(self, whose: PostmortemId) -> dict[str, tuple[Any, ...]]:
        found = {listing.key: self._rows(listing.key, listing.entry, whose) for listing in LISTINGS}
        return found | {"timeline": in_order(found["timeline"])}

    def _rows(self, section: str, entry: type, whose: PostmortemId) -> tuple[Any, ...]:
        table = listings[section]
        kept = (table.c.postmortem_id == whose) & table.c.deleted_at.is_(None)
        rows = self._connection.execute(select(table).where(kept).order_by(table.c.position))
        return tuple(from_row(entry, row) for row in rows.mappings())

    def revision(self, postmortem: PostmortemId) -> int:
        query = select(facts.c.revision).where(facts.c.id == postmortem)
        found: int | None = self._connection.scalar(query)
        if found is None:
            raise NotFound("postmortem", postmortem)
        return found

    def lock(self, postmortem: PostmortemId) -> None:
        lock_postmortem(self._connection, postmortem)

    def add(self, postmortem: Postmortem) -> None:
        self._connection.execute(facts.insert().values(facts_to_row(facts, postmortem)))

    def touch(
        self,
        postmortem: PostmortemId,
        now: datetime,
        *,
        sections: Sequence[str],
        is_prose: bool = False,
        tab: str = "",
    ) -> None:
        revision: int | None = self._connection.scalar(_TOUCHING, {"whose": postmortem, "updated_at": now})
        if revision is None:
            raise NotFound("postmortem", postmortem)
        self._signals.append(
            Touched(
                postmortem=postmortem, revision=revision, sections=tuple(sections), is_prose=is_prose, tab=tab
            )
        )

    def revisions(self, among: Sequence[PostmortemId]) -> Mapping[PostmortemId, int]:
        query = select(facts.c.id, facts.c.revision).where(facts.c.id.in_(among))
        return {row.id: row.revision for row in self._connection.execute(query)}

    def find(self, filter_: Filter, *, limit: int, offset: int = 0) -> Found:
        return register.find(self._connection, filter_, limit=limit, offset=offset)

    def services(self) -> tuple[str, ...]:
        table = listings["services"]
        query = select(table.c.name).where(table.c.deleted_at.is_(None), table.c.name != "").distinct()
        return tuple(sorted(self._connection.scalars(query), key=lambda name: (fold(name), name)))


def lock_postmortem(connection: Connection, whose: PostmortemId) -> None:
    """On SQLite every writing transaction holds off the others from its beginning."""
    if connection.scalar(_LOCKING, {"whose": whose}) is None:
        raise NotFound("postmortem", whose)


def plain_prose(connection: Connection, whose: PostmortemId) -> dict[str, str]:
    """The plain text of each prose field."""
    rows = connection.execute(select(prose.c.key, prose.c.text).where(prose.c.postmortem_id == whose))
    return {row.key: row.text for row in rows}
