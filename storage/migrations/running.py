"""Run the migrations that a database lacks."""

from pathlib import Path
from typing import Final

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, text

from storage.engine import writing
from storage.migrations import check_known

_ADVISORY_LOCK: Final = 0x41667465  # "Afte"; any number that nobody else uses


def migrate(engine: Engine) -> None:
    """To the newest version, in one transaction; raises `StoreTooNew`."""
    with writing(engine).connect() as connection:
        _loosen(connection)
        with connection.begin():
            _wait_for_others(connection)
            check_known(connection)
            config = _config()
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
        connection.invalidate()


def _loosen(connection: Connection) -> None:
    """On SQLite a table is changed by building it anew, which foreign keys would forbid."""
    if connection.dialect.name == "sqlite":
        driver = connection.connection.driver_connection
        assert driver is not None
        driver.execute("PRAGMA foreign_keys=OFF")


def _wait_for_others(connection: Connection) -> None:
    """Two processes that start at once migrate once; on SQLite the transaction itself holds the other off."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SET LOCAL lock_timeout = 0"))
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _ADVISORY_LOCK})


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config
