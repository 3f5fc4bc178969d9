from contextlib import ExitStack
from pathlib import Path

import pytest
from sqlalchemy import QueuePool, text

from core.domain.errors import StoreUnreachable
from core.ports import Store
from core.settings import Settings
from storage import open_store
from storage.engine import address, open_engine, place_of, reading, writing
from storage.store import SqlStore

PROMISED = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 5000}


def test_every_connection_to_sqlite_keeps_what_it_has_acknowledged_through_a_power_cut(
    sqlite_settings: Settings,
) -> None:
    store = open_store(sqlite_settings)
    assert isinstance(store, SqlStore)
    with ExitStack() as open_connections:
        engine = store._engine
        connections = [open_connections.enter_context(engine.connect()) for _ in range(5)]
        found = [
            {name: connection.scalar(text(f"PRAGMA {name}")) for name in PROMISED}
            for connection in connections
        ]
    store.close()
    assert found == [PROMISED] * 5


def test_postgresql_reads_one_moment_and_cannot_write_then(postgresql_settings: Settings) -> None:
    engine = open_engine(address(postgresql_settings))
    with reading(engine).connect() as connection:
        assert connection.scalar(text("SHOW transaction_isolation")) == "repeatable read"
        assert connection.scalar(text("SHOW transaction_read_only")) == "on"
    with writing(engine).connect() as connection:
        assert connection.scalar(text("SHOW transaction_isolation")) == "read committed"
        assert connection.scalar(text("SHOW transaction_read_only")) == "off"
        assert connection.scalar(text("SHOW lock_timeout")) == "5s"
        assert connection.scalar(text("SHOW timezone")) == "UTC"
        assert (
            connection.scalar(text("SHOW synchronous_commit")) == "off"
        )  # the tests' cluster, not ours to set
    engine.dispose()


@pytest.mark.parametrize("name", ["plain", "with space", "100%", "a?b=c", "Дело №7", "a#b"])
def test_the_data_folder_may_have_any_name(tmp_path: Path, name: str) -> None:
    settings = Settings(data_dir=tmp_path / name)
    open_store(settings).close()
    assert [path.name for path in (tmp_path / name).iterdir()] == ["afterword.db"]


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("postgresql://ana:secret@db.example.com/afterword", "postgresql://ana:***@db.example.com/afterword"),
        ("postgres://ana:secret@db.example.com/afterword", "postgresql://ana:***@db.example.com/afterword"),
        ("postgresql+psycopg://db/afterword", "postgresql+psycopg://db/afterword"),
        ("sqlite:////var/lib/afterword.db", "/var/lib/afterword.db"),
    ],
)
def test_an_address_is_shown_without_its_password(url: str, shown: str) -> None:
    assert place_of(address(Settings(database_url=url))) == shown


@pytest.mark.parametrize(
    "url",
    ["not an address", "oracles://db/afterword", "postgresql+nothing://db/afterword", "postgresql://db:x/a"],
)
def test_an_address_that_nobody_understands_is_said_to_be_unreachable(url: str) -> None:
    with pytest.raises(StoreUnreachable):
        open_store(Settings(database_url=url))


def test_who_finds_every_connection_in_use_is_told_so(store: Store) -> None:
    assert isinstance(store, SqlStore)
    pool = store._engine.pool
    assert isinstance(pool, QueuePool)
    pool._timeout = 0.01
    with ExitStack() as open_connections:
        for _ in range(pool.size() + pool._max_overflow):
            open_connections.enter_context(store._engine.connect())
        with pytest.raises(StoreUnreachable) as caught, store.read():
            pass
    assert caught.value.reason == "every connection is in use"
    with store.read() as work:
        assert work.people.all() == []
