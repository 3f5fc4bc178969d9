"""Revisions of prose, compressed: a month of typing shall not weigh more than the text."""

import json
import zlib
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, select, update

from core.domain.history import Revision
from core.domain.ids import ChangeKey, PersonId, PostmortemId
from core.domain.passages import Cut, Keep, Passages, Put
from storage import tables

_revisions = tables.prose_revision


class SqlRevisions:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, revision: Revision) -> None:
        self._connection.execute(_revisions.insert().values(_to_row(revision)))

    def amend(self, revision: Revision) -> None:
        there = _revisions.c.key == revision.key
        self._connection.execute(update(_revisions).where(there).values(_to_row(revision)))

    def get(self, key: ChangeKey) -> Revision | None:
        return self._first(select(_revisions).where(_revisions.c.key == key))

    def latest(self, postmortem: PostmortemId, section: str) -> Revision | None:
        return self._first(_of(postmortem, section).limit(1))

    def of(
        self,
        postmortem: PostmortemId,
        section: str | None = None,
        *,
        limit: int | None = None,
        offset: int = 0,
    ) -> Sequence[Revision]:
        query = _of(postmortem, section).limit(limit).offset(offset)
        return [_from_row(row) for row in self._connection.execute(query).mappings()]

    def _first(self, query: Select[Any]) -> Revision | None:
        row = self._connection.execute(query).mappings().first()
        return _from_row(row) if row else None


def _of(postmortem: PostmortemId, section: str | None) -> Select[Any]:
    query = select(_revisions).where(_revisions.c.postmortem == postmortem)
    if section is not None:
        query = query.where(_revisions.c.section == section)
    return query.order_by(_revisions.c.seq.desc())


def _to_row(revision: Revision) -> dict[str, Any]:
    return {
        "key": revision.key,
        "postmortem": revision.postmortem,
        "section": revision.section,
        "began_at": revision.began_at,
        "at": revision.at,
        "content": pack(revision.names, revision.passages),
    }


def _from_row(row: RowMapping) -> Revision:
    names, passages = unpack(row["content"])
    return Revision(
        key=row["key"],
        postmortem=row["postmortem"],
        section=row["section"],
        began_at=row["began_at"],
        at=row["at"],
        names=names,
        passages=passages,
    )


def pack(names: dict[PersonId, str], passages: Passages) -> bytes:
    """A kept passage as its length, one put in as text and author's place among the names, one cut out also with a mark."""
    people = list(names)
    spelled = [_spelled(passage, people) for passage in passages]
    return zlib.compress(json.dumps([names, spelled], ensure_ascii=False, separators=(",", ":")).encode())


def unpack(content: bytes) -> tuple[dict[PersonId, str], Passages]:
    names, spelled = json.loads(zlib.decompress(content))
    people = list(names)
    return names, tuple(_read(each, people) for each in spelled)


def _spelled(passage: Keep | Put | Cut, people: list[PersonId]) -> int | list[str | int]:
    match passage:
        case Keep(length):
            return length
        case Put(text, by):
            return [text, people.index(by)]
        case Cut(text, by):
            return [text, people.index(by), -1]


def _read(spelled: int | list[Any], people: list[PersonId]) -> Keep | Put | Cut:
    if isinstance(spelled, int):
        return Keep(spelled)
    text, by, *mark = spelled
    return Cut(text, people[by]) if mark else Put(text, people[by])
