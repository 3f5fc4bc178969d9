"""What storage's tests see from below."""

from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlalchemy.event import listen, remove

from core.ports import Store
from core.settings import Settings
from storage.engine import address, open_engine
from storage.store import SqlStore


@pytest.fixture
def engine(settings: Settings) -> Iterator[Engine]:
    """The database of `store`, seen from below."""
    engine = open_engine(address(settings))
    yield engine
    engine.dispose()


@pytest.fixture
def statements(store: Store) -> Iterator[list[str]]:
    """What the store says to its database, transactions aside."""
    assert isinstance(store, SqlStore)
    said: list[str] = []

    def note(*event: Any) -> None:
        if not event[2].startswith("BEGIN"):
            said.append(event[2])

    listen(store._engine, "before_cursor_execute", note)
    yield said
    remove(store._engine, "before_cursor_execute", note)
