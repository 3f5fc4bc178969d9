"""Bring a database to the newest version, once, whoever comes first.

Migrations are numbered and named. There is no way down: a backup is restored instead.
"""

from pathlib import Path
from typing import Final

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, text

from core.domain.errors import StoreTooNew
from storage.engine import writing

_ADVISORY_LOCK: Final = 0x41667465  # "Afte"; any number that nobody else uses


def upgrade(engine: Engine) -> None:
    """Make the tables or bring them up to date; raises `StoreTooNew`."""
    with engine.connect() as connection:
        if check_known(connection) == _scripts().get_current_head():
            return
    with writing(engine).connect() as connection:
        _loosen(connection)
        with connection.begin():
            _wait_for_others(connection)
            check_known(connection)
            config = _config()
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
        connection.invalidate()


def check_known(connection: Connection) -> str:
    """The database's version, empty when it has none; raises `StoreTooNew`."""
    found = MigrationContext.configure(connection).get_current_revision() or ""
    scripts = _scripts()
    if found and found not in {script.revision for script in scripts.walk_revisions()}:
        raise StoreTooNew(found, scripts.get_current_head() or "")
    return found


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


def _scripts() -> ScriptDirectory:
    return ScriptDirectory.from_config(_config())
