"""What is remembered, in SQLite or PostgreSQL. Knows core only; `open_store` is all that others need."""

from core.ports import Store
from core.settings import Settings
from storage.engine import address, open_engine
from storage.migrations import upgrade
from storage.store import SqlStore

__all__ = ["open_store"]


def open_store(settings: Settings) -> Store:
    """The store of these settings, made or brought up to date; raises a `StorageError`."""
    engine = open_engine(address(settings))
    upgrade(engine)
    return SqlStore(engine)
