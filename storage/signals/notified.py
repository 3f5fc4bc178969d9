"""A thread that receives PostgreSQL's notifications, over a connection of its own."""

import logging
import secrets
import socket
from collections.abc import Callable
from contextlib import closing, suppress
from selectors import EVENT_READ, DefaultSelector
from threading import Thread, current_thread
from time import monotonic
from typing import Any, Final

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from core.domain.errors import StorageError
from core.domain.signals import Missed
from storage.signals.carrier import Hear

CHANNEL: Final = "afterword"
HEALING: Final = 5.0
"""Seconds after which everybody compares, whether or not a notification may have been lost."""

LONGEST_PAUSE: Final = 2.0
_SHORTEST_PAUSE: Final = 0.1
_log: Final = logging.getLogger(__name__)


class NotifiedEar(Thread):
    """Gives `take` the text of each notification, and tells `hear` of a `Missed` whenever one may have been lost."""

    def __init__(self, engine: Engine, take: Callable[[str], None], hear: Hear) -> None:
        super().__init__(name="signals", daemon=True)
        self._engine = engine
        self._take = take
        self._hear = hear
        self._bell, self._pull = socket.socketpair()
        self._is_stopped = False
        self.start()

    def stop(self) -> None:
        self._is_stopped = True
        with suppress(OSError):  # it has stopped by itself
            self._pull.send(b"!")

    def wait(self) -> None:
        if self is not current_thread():
            self.join()

    def run(self) -> None:
        failures = 0
        with self._bell, self._pull:
            while not self._is_stopped:
                try:
                    with closing(self._connect()) as connection:
                        failures = 0
                        self._attend(connection)
                except (StorageError, SQLAlchemyError, self._engine.dialect.loaded_dbapi.Error) as problem:
                    _log.warning("other processes are not heard: %s", type(problem).__name__)
                    self._pause(failures)
                    failures += 1

    def _connect(self) -> Any:
        """A driver's connection that the pool knows nothing of, listening."""
        pooled = self._engine.raw_connection()
        connection: Any = pooled.driver_connection
        pooled.detach()
        connection.autocommit = True
        connection.execute(f"LISTEN {CHANNEL}")
        return connection

    def _attend(self, connection: Any) -> None:
        """Until stopped, or until the connection is lost. What came before it was made is missed."""
        self._hear(Missed())
        healing = monotonic() + HEALING
        with DefaultSelector() as events:
            events.register(self._bell, EVENT_READ)
            events.register(connection, EVENT_READ)
            while not self._is_stopped:
                events.select(max(0.0, healing - monotonic()))
                if monotonic() >= healing:
                    connection.execute("SELECT 1")  # fails when nobody is there any more
                    self._hear(Missed())
                    healing = monotonic() + HEALING
                for notification in connection.notifies(timeout=0):
                    self._take(notification.payload)

    def _pause(self, failures: int) -> None:
        """Longer each time, and for each process another while: they shall not all come back at once."""
        longest = min(LONGEST_PAUSE, _SHORTEST_PAUSE * 2**failures)
        with DefaultSelector() as events:
            events.register(self._bell, EVENT_READ)
            events.select(secrets.SystemRandom().uniform(longest / 2, longest))
