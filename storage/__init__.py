"""What is remembered, in SQLite or PostgreSQL. Knows core only; `open_store` is all that others need."""

from contextlib import ExitStack

from core.ports import Store
from core.settings import Settings
from storage.engine import address, open_engine
from storage.migrations import upgrade
from storage.store import SqlStore

__all__ = ["open_store"]


def open_store(settings: Settings) -> Store:
    """The store of these settings, made or brought up to date; raises a `StorageError`."""
    engine = open_engine(address(settings))
    with ExitStack() as on_failure:
        on_failure.callback(engine.dispose)
        upgrade(engine)
        on_failure.pop_all()
    return SqlStore(engine)
