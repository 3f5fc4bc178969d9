"""Signals over PostgreSQL's notifications, which are delivered when their transaction is kept."""

import logging
import secrets
from collections.abc import Sequence
from typing import Final

from sqlalchemy import Connection, Engine, text

from core.domain.signals import Signal
from storage.signals import letters
from storage.signals.carrier import Hear
from storage.signals.notified import CHANNEL, NotifiedEar

_log: Final = logging.getLogger(__name__)
_POST: Final = text("SELECT pg_notify(:channel, :letter)")


class PostgresqlCarrier:
    """Every store has a name by which it knows its own letters."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._at_once = engine.execution_options(isolation_level="AUTOCOMMIT")
        self._name = secrets.token_hex(8)

    def open(self, hear: Hear) -> NotifiedEar:
        def take(letter: str) -> None:
            sender, signals = letters.read(letter)
            if sender != self._name:
                for signal in signals:
                    hear(signal)

        return NotifiedEar(self._engine, take, hear)

    def post(self, connection: Connection, signals: Sequence[Signal]) -> None:
        for letter in letters.write(self._name, signals):
            connection.execute(_POST, {"channel": CHANNEL, "letter": letter})

    def say(self, signal: Signal) -> None:
        with self._at_once.connect() as connection:
            self.post(connection, [signal])
