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


def reading(engine: Engine) -> Engine:
    """The engine with transactions that only read, and see one moment."""
    if engine.dialect.name == "sqlite":
        return engine
    return engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)


def _sqlite(url: URL) -> Engine:
    engine = create_engine(url, connect_args={} if "timeout" in url.query else {"timeout": PATIENCE})

    @event.listens_for(engine, "connect")
    def _set_up(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None  # else the driver would begin transactions by itself, and too late
        for pragma in _ON_SQLITE:
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql(connection.get_execution_options().get("sqlite_begin", "BEGIN"))

    return engine


def _postgresql(url: URL) -> Engine:
    """Options in the address go before these. Python has no year before 1, where another zone may begin."""
    options = f"-c timezone=UTC -c lock_timeout={PATIENCE}s {url.query.get('options', '')}"
    arguments = {"connect_timeout": PATIENCE, "options": options}
    return create_engine(url, connect_args=arguments, pool_pre_ping=True)
