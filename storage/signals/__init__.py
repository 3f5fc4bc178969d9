"""Signals between the parts of this process, and between processes.

Within the process they are told at once. What carries them to other processes depends on the database:
PostgreSQL notifies, SQLite has to be looked at.
"""

from collections.abc import Callable, Sequence
from functools import partial
from threading import Lock

from sqlalchemy import Connection

from core.domain.signals import Signal
from storage.signals.carrier import Carrier, Ear, Hear
from storage.signals.listeners import Listeners

__all__ = ["Carrier", "Signals"]


class Signals:
    """Hears other processes only while somebody here listens. Safe to share between threads."""

    def __init__(self, carrier: Carrier) -> None:
        self._carrier = carrier
        self._listeners = Listeners()
        self._lock = Lock()
        self._ear: Ear | None = None

    def listen(self, hear: Hear) -> Callable[[], None]:
        with self._lock:
            end = self._listeners.add(hear)
            if self._ear is None:
                self._ear = self._carrier.open(self._listeners.tell)
        return partial(self._end, end)

    def _end(self, end: Callable[[], None]) -> None:
        end()
        with self._lock:
            if self._ear and self._listeners.are_none:
                self._ear.stop()
                self._ear = None

    def post(self, connection: Connection, signals: Sequence[Signal]) -> None:
        """Inside the transaction that they tell of, for the other processes."""
        if signals:
            self._carrier.post(connection, signals)

    def tell(self, signals: Sequence[Signal]) -> None:
        """What has just been kept, to everybody here."""
        for signal in signals:
            self._listeners.tell(signal)

    def say(self, signal: Signal) -> None:
        """To the other processes."""
        self._carrier.say(signal)

    def close(self) -> None:
        """Nobody hears of other processes any more."""
        with self._lock:
            ear, self._ear = self._ear, None
        if ear:
            ear.stop()
            ear.wait()
