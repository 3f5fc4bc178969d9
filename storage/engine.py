"""Engines: how a database is opened, and how its transactions begin."""

import sqlite3
from typing import Final

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from core.domain.errors import StoreUnreachable
from core.settings import Settings
from storage.failures import of_folder, translate_all

PATIENCE: Final = 5
"""Seconds that a transaction waits for another one."""

_ON_SQLITE: Final = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON")
"""With `synchronous=NORMAL` a power cut would lose commits that were acknowledged."""

_ON_POSTGRESQL: Final = {
    "connect_timeout": PATIENCE,
    "keepalives_idle": PATIENCE,
    "keepalives_interval": 2,
    "keepalives_count": 3,
    "tcp_user_timeout": 10_000,
}
"""A server that is gone without a word is noticed within seconds, also while one only listens."""


def address(settings: Settings) -> URL:
    """Where the store is, its data folder made if need be."""
    try:
        if not settings.database_url:
            settings.data_dir.mkdir(parents=True, exist_ok=True)
            return URL.create("sqlite", database=str(settings.data_dir / "afterword.db"))
        return make_url(settings.database_url.replace("postgres://", "postgresql://", 1))
    except OSError as problem:
        raise of_folder(problem, str(settings.data_dir)) from problem
    except (ArgumentError, ValueError) as problem:
        raise StoreUnreachable("AFTERWORD_DATABASE_URL", str(problem)) from problem


def place_of(url: URL) -> str:
    """The address as people may see it."""
    if url.get_backend_name() == "sqlite":
        return url.database or ""
    return url.render_as_string(hide_password=True)


def open_engine(url: URL) -> Engine:
    """An engine that fails in the words of the domain; connections are made on first use."""
    try:
        engine = _sqlite(url) if url.get_backend_name() == "sqlite" else _postgresql(url)
    except (NoSuchModuleError, ModuleNotFoundError) as problem:
        raise StoreUnreachable(place_of(url), str(problem)) from problem
    translate_all(engine, place_of(url))
    return engine


def writing(engine: Engine) -> Engine:
    """The engine with transactions that write."""
    return engine.execution_options(sqlite_begin="BEGIN IMMEDIATE")


def writer(engine: Engine) -> Engine:
    """As `writing`, on SQLite over one connection of its own.

    SQLite has one writer at a time. Here those of this process wait for it in line; in SQLite they would try again
    after longer and longer pauses. And the connection can tell what other processes have written.
    """
    if engine.dialect.name != "sqlite":
        return writing(engine)
    alone = _sqlite(engine.url, pool_size=1, max_overflow=0, pool_timeout=_patience(engine.url))
    translate_all(alone, place_of(engine.url))
    return writing(alone)


def reading(engine: Engine) -> Engine:
    """The engine with transactions that only read, and see one moment."""
    if engine.dialect.name == "sqlite":
        return engine
    return engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)


def _sqlite(url: URL, **pool: float) -> Engine:
    engine = create_engine(url, connect_args={"timeout": _patience(url)}, **pool)

    @event.listens_for(engine, "connect")
    def _set_up(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None  # else the driver would begin transactions by itself, and too late
        for pragma in _ON_SQLITE:
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql(connection.get_execution_options().get("sqlite_begin", "BEGIN"))

    return engine


def _patience(url: URL) -> float:
    """Seconds, as the address says or as ever."""
    said = url.query.get("timeout", PATIENCE)
    return float(said if isinstance(said, str | int) else said[-1])


def _postgresql(url: URL) -> Engine:
    """Options in the address go before these. Python has no year before 1, where another zone may begin."""
    options = f"-c timezone=UTC -c lock_timeout={PATIENCE}s {url.query.get('options', '')}"
    unsaid = {name: value for name, value in _ON_POSTGRESQL.items() if name not in url.query}
    arguments = {**unsaid, "options": options}
    return create_engine(url, connect_args=arguments, pool_pre_ping=True)
