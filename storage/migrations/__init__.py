"""Bring a database to the newest version, once, whoever comes first.

Migrations are numbered and named. There is no way down: a backup is restored instead.
"""

from pathlib import Path
from typing import Final

from sqlalchemy import Connection, Engine, inspect, text

from core.domain.errors import StoreTooNew

VERSIONS: Final = Path(__file__).parent / "versions"


def upgrade(engine: Engine) -> None:
    """Make the tables or bring them up to date; raises `StoreTooNew`."""
    with engine.connect() as connection:
        if check_known(connection) == known()[-1]:
            return
    from storage.migrations.running import migrate  # noqa: PLC0415 -- 0.2 s that few starts need

    migrate(engine)


def check_known(connection: Connection) -> str:
    """The database's version, empty when it has none; raises `StoreTooNew`."""
    found = _version(connection)
    if found and found not in known():
        raise StoreTooNew(found, known()[-1])
    return found


def known() -> list[str]:
    """The versions that this program can make, oldest first: the numbers that the files begin with."""
    return sorted(path.name.partition("_")[0] for path in VERSIONS.glob("[0-9]*.py"))


def _version(connection: Connection) -> str:
    """As Alembic keeps it."""
    if not inspect(connection).has_table("alembic_version"):
        return ""
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar() or ""
