"""Shared texts: a log of Yjs updates, and the plain text that they give."""

import lzma
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final

from sqlalchemy import Connection, bindparam, delete, func, select

from core.domain.ids import PersonId, PostmortemId
from storage.mapping import put
from storage.repositories.postmortems import lock_postmortem, plain_prose
from storage.tables import prose, prose_update

_BEHIND: Final = (
    select(prose_update.c.seq, prose_update.c.content, prose_update.c.is_packed)
    .where(prose_update.c.postmortem_id == bindparam("whose"), prose_update.c.seq > bindparam("after"))
    .order_by(prose_update.c.seq)
)
_APPENDING: Final = prose_update.insert()
_PRESET: Final = 4
"""Of a month of typing this leaves a fifth less than zlib; the next higher ones take longer for little more."""


class SqlProse:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def updates(self, postmortem: PostmortemId, after: int = 0) -> Sequence[tuple[int, bytes]]:
        rows = self._connection.execute(_BEHIND, {"whose": postmortem, "after": after})
        return [(row.seq, lzma.decompress(row.content) if row.is_packed else row.content) for row in rows]

    def append(self, postmortem: PostmortemId, update: bytes, *, by: PersonId, now: datetime) -> int:
        lock_postmortem(self._connection, postmortem)
        last = self.sequence(postmortem)
        self.append_all(postmortem, [(update, by)], after=last, now=now)
        return last + 1

    def append_all(
        self,
        postmortem: PostmortemId,
        updates: Sequence[tuple[bytes, PersonId]],
        *,
        after: int,
        now: datetime,
    ) -> None:
        rows = [
            {
                "postmortem_id": postmortem,
                "seq": seq,
                "content": update,
                "is_packed": False,
                "by": by,
                "at": now,
            }
            for seq, (update, by) in enumerate(updates, start=after + 1)
        ]
        self._connection.execute(_APPENDING, rows)

    def sequence(self, postmortem: PostmortemId) -> int:
        last = select(func.max(prose_update.c.seq)).where(prose_update.c.postmortem_id == postmortem)
        return self._connection.scalar(last) or 0

    def write_plain(self, postmortem: PostmortemId, texts: Mapping[str, str]) -> None:
        for key, text in texts.items():
            put(self._connection, prose, {"postmortem_id": postmortem, "key": key, "text": text})

    def plain(self, postmortem: PostmortemId) -> Mapping[str, str]:
        return plain_prose(self._connection, postmortem)

    def compact(self, postmortem: PostmortemId, through: int, merged: bytes) -> None:
        lock_postmortem(self._connection, postmortem)
        whose = prose_update.c.postmortem_id == postmortem
        packed = {"content": lzma.compress(merged, preset=_PRESET), "is_packed": True}
        last = prose_update.update().where(whose, prose_update.c.seq == through).values(packed)
        if self._connection.execute(last).rowcount:
            self._connection.execute(delete(prose_update).where(whose, prose_update.c.seq < through))
