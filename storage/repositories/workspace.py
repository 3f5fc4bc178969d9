"""The workspace's own settings and secret: tables of one row."""

from secrets import token_bytes
from typing import Final

from sqlalchemy import Connection, select

from core.domain.workspace import Workspace
from storage import tables
from storage.mapping import from_row, insert_for, put, to_row

_THE_ROW: Final = 1
_SECRET_BYTES: Final = 32


class SqlWorkspace:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self) -> Workspace | None:
        row = self._connection.execute(select(tables.workspace)).mappings().first()
        return from_row(Workspace, row) if row else None

    def lock(self) -> None:
        self._connection.execute(select(tables.workspace).with_for_update())

    def save(self, workspace: Workspace) -> None:
        put(self._connection, tables.workspace, {"id": _THE_ROW} | to_row(tables.workspace, workspace))

    def secret(self) -> bytes:
        return self._secret() or self._make_secret()

    def _secret(self) -> bytes | None:
        found: bytes | None = self._connection.scalar(select(tables.secret.c.content))
        return found

    def _make_secret(self) -> bytes:
        """Of two processes that come first at once, one makes it and both read it."""
        row = {"id": _THE_ROW, "content": token_bytes(_SECRET_BYTES)}
        self._connection.execute(
            insert_for(self._connection, tables.secret).values(row).on_conflict_do_nothing()
        )
        kept = self._secret()
        assert kept is not None
        return kept
