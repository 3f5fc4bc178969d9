"""Revisions of prose, compressed: a month of typing shall not weigh more than the text."""

import json
import zlib
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, RowMapping, Select, bindparam, func, select, update

from core.domain.history import Revision
from core.domain.ids import ChangeKey, PersonId, PostmortemId
from core.domain.passages import Cut, Keep, Passages, Put
from storage import tables

_revisions = tables.prose_revision
_AMENDING: Final = update(_revisions).where(_revisions.c.key == bindparam("there"))


class SqlRevisions:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, revision: Revision) -> None:
        self._connection.execute(_revisions.insert().values(_to_row(revision)))

    def amend(self, revision: Revision) -> None:
        self._connection.execute(_AMENDING, {"there": revision.key, **_to_row(revision)})

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
        return [from_mapping(row) for row in self._connection.execute(query).mappings()]

    def since(self, postmortem: PostmortemId, moment: datetime) -> Sequence[Revision]:
        ended = _revisions.alias()
        same = (ended.c.postmortem == postmortem) & (ended.c.section == _revisions.c.section)
        last = select(func.max(ended.c.seq)).where(same, ended.c.at <= moment).scalar_subquery()
        query = _of(postmortem, None).where(_revisions.c.seq > func.coalesce(last, 0))
        return [from_mapping(row) for row in self._connection.execute(query).mappings()]

    def _first(self, query: Select[Any]) -> Revision | None:
        row = self._connection.execute(query).mappings().first()
        return from_mapping(row) if row else None


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
        "is_closed": revision.is_closed,
        "names": spelled_as_json(revision.names),
        "content": pack(revision.passages, list(revision.names)),
    }


def from_mapping(row: RowMapping) -> Revision:
    names = json.loads(row["names"])
    return Revision(
        key=row["key"],
        postmortem=row["postmortem"],
        section=row["section"],
        began_at=row["began_at"],
        at=row["at"],
        is_closed=row["is_closed"],
        names=names,
        passages=unpack(row["content"], list(names)),
    )


def pack(passages: Passages, people: list[PersonId]) -> bytes:
    """A kept passage as its length, one put in as text and author's place among the people, one cut out also with a mark."""
    return zlib.compress(spelled_as_json([_spelled(passage, people) for passage in passages]).encode())


def unpack(content: bytes, people: list[PersonId]) -> Passages:
    return tuple(_read(each, people) for each in json.loads(zlib.decompress(content)))


def spelled_as_json(value: object) -> str:
    """Without blanks: the history of a document is many small pieces."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


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
