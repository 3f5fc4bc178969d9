"""The store: transactions over a pool of connections."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import TimeoutError as PoolExhausted

from core.domain.errors import StorageError, StoreLocked, StoreUnreachable
from core.domain.signals import Signal
from storage.engine import place_of, reading, writer
from storage.migrations import check_known
from storage.signals import Carrier, Signals
from storage.signals.postgresql import PostgresqlCarrier
from storage.signals.sqlite import SqliteCarrier
from storage.unit_of_work import SqlUnitOfWork


class SqlStore:
    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._writing = writer(engine)
        self._reading = reading(engine)
        self._signals = Signals(_carrier(self._writing))

    @contextmanager
    def begin(self) -> Iterator[SqlUnitOfWork]:
        with self._transaction(self._writing) as connection:
            work = SqlUnitOfWork(connection)
            yield work
            self._signals.post(connection, work.signals)
        self._signals.tell(work.signals)

    def listen(self, hear: Callable[[Signal], None]) -> Callable[[], None]:
        return self._signals.listen(hear)

    def say(self, signal: Signal) -> None:
        self._signals.say(signal)

    @contextmanager
    def read(self) -> Iterator[SqlUnitOfWork]:
        with self._transaction(self._reading) as connection:
            yield SqlUnitOfWork(connection)

    def check(self) -> str:
        with self._transaction(self._reading) as connection:
            return f"{connection.dialect.name} {check_known(connection)}"

    def close(self) -> None:
        self._signals.close()
        self._writing.dispose()
        self._engine.dispose()

    @contextmanager
    def _transaction(self, engine: Engine) -> Iterator[Connection]:
        try:
            transaction = engine.connect()
        except PoolExhausted as problem:
            raise self._in_use(engine) from problem
        with transaction as connection, connection.begin():
            yield connection

    def _in_use(self, engine: Engine) -> StorageError:
        if engine is self._writing and engine.dialect.name == "sqlite":
            return StoreLocked(place_of(engine.url))
        return StoreUnreachable(place_of(engine.url), "every connection is in use")


def _carrier(engine: Engine) -> Carrier:
    return SqliteCarrier(engine) if engine.dialect.name == "sqlite" else PostgresqlCarrier(engine)
