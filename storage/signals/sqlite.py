"""SQLite tells nobody of changes: the file is looked at for what other processes have written.

A connection sees its `data_version` change when any other connection commits. Everything that this process
writes goes through one connection; what changes it is therefore another process.
"""

import logging
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from threading import Event, Thread, current_thread
from typing import Final

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import SQLAlchemyError

from core.domain.errors import AfterwordError
from core.domain.signals import Missed, Signal
from storage.signals.carrier import Hear

PERIOD: Final = 0.2
"""Seconds between two looks."""

_SEEN: Final = "afterword-data-version"
_log: Final = logging.getLogger(__name__)


class SqliteCarrier:
    """Who else there is, such as the command line, goes by what is stored; so nothing has to be sent."""

    def __init__(self, writer: Engine) -> None:
        self._writer = writer

    def open(self, hear: Hear) -> "_Ear":
        return _Ear(self._writer, hear)

    def post(self, connection: Connection, signals: Sequence[Signal]) -> None:
        pass

    def say(self, signal: Signal) -> None:
        pass


class _Ear(Thread):
    def __init__(self, writer: Engine, hear: Hear) -> None:
        super().__init__(name="signals", daemon=True)
        self._writer = writer
        self._hear = hear
        self._stopped = Event()
        self._is_in_trouble = False
        self._has_news()
        self.start()

    def stop(self) -> None:
        self._stopped.set()

    def wait(self) -> None:
        if self is not current_thread():
            self.join()

    def run(self) -> None:
        while not self._stopped.wait(PERIOD):
            if self._has_news() and not self._stopped.is_set():
                self._hear(Missed())

    def _has_news(self) -> bool:
        """Whether others may have written since the last look."""
        try:
            with closing(self._writer.raw_connection()) as connection:
                version = connection.cursor().execute("PRAGMA data_version").fetchone()
                seen = connection.info.get(_SEEN)
                connection.info[_SEEN] = version
        except (AfterwordError, SQLAlchemyError, sqlite3.Error) as problem:
            if not self._is_in_trouble:
                _log.warning("changes of other processes are not seen: %s", type(problem).__name__)
            self._is_in_trouble = True
            return False
        self._is_in_trouble = False
        return bool(version != seen)
