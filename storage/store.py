"""The store: transactions over a pool of connections."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import TimeoutError as PoolExhausted

from core.domain.errors import StoreUnreachable
from core.domain.signals import Signal
from storage.engine import place_of, reading, writing
from storage.migrations import check_known
from storage.signals import Signals
from storage.unit_of_work import SqlUnitOfWork


class SqlStore:
    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._signals = Signals()
        self._writing = writing(engine)
        self._reading = reading(engine)

    @contextmanager
    def begin(self) -> Iterator[SqlUnitOfWork]:
        with self._transaction(self._writing) as connection:
            work = SqlUnitOfWork(connection)
            yield work
        self._signals.tell(work.touched)

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
        self._engine.dispose()

    @contextmanager
    def _transaction(self, engine: Engine) -> Iterator[Connection]:
        try:
            transaction = engine.connect()
        except PoolExhausted as problem:
            raise StoreUnreachable(place_of(engine.url), "every connection is in use") from problem
        with transaction as connection, connection.begin():
            yield connection
