"""Stores for tests: an empty SQLite file for everybody, a PostgreSQL that this run has started, and both in turn."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings

from core.domain.ids import PostmortemId
from core.ports import Store
from core.settings import Settings
from storage import open_store
from tests.factories import a_postmortem, keep
from tests.postgres import Cluster

hypothesis_settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
hypothesis_settings.load_profile("untimed")


@pytest.fixture(autouse=True)
def _no_settings_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever runs the tests may have an Afterword of their own."""
    for name in [name for name in os.environ if name.startswith("AFTERWORD_")]:
        monkeypatch.delenv(name)


@pytest.fixture(scope="session")
def empty_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database file with all tables and nothing in them, to copy."""
    settings = Settings(data_dir=tmp_path_factory.mktemp("empty"), database_url="")
    open_store(settings).close()
    return settings.data_dir / "afterword.db"


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """A PostgreSQL server; not for questions of durability."""
    server = Cluster()
    yield server
    server.remove()


@pytest.fixture(scope="session")
def empty_postgresql(cluster: Cluster) -> str:
    """The name of a database with all tables and nothing in them, to copy."""
    name = cluster.make_database()
    open_store(Settings(database_url=cluster.url(name))).close()
    return name


@pytest.fixture
def sqlite_settings(tmp_path: Path, empty_sqlite: Path) -> Settings:
    """Settings of an empty SQLite database."""
    shutil.copy(empty_sqlite, tmp_path / "afterword.db")
    return Settings(data_dir=tmp_path)


@pytest.fixture
def sqlite_store(sqlite_settings: Settings) -> Iterator[Store]:
    store = open_store(sqlite_settings)
    yield store
    store.close()


@pytest.fixture
def postgresql_settings(cluster: Cluster, empty_postgresql: str) -> Iterator[Settings]:
    """Settings of an empty PostgreSQL database."""
    name = cluster.make_database(template=empty_postgresql)
    yield Settings(database_url=cluster.url(name))
    cluster.drop_database(name)


@pytest.fixture(params=["sqlite", "postgresql"])
def settings(request: pytest.FixtureRequest) -> Settings:
    """Settings of an empty database of either kind."""
    found: Settings = request.getfixturevalue(f"{request.param}_settings")
    return found


@pytest.fixture
def store(settings: Settings) -> Iterator[Store]:
    """Whatever asks for it runs on both databases, where no closer fixture of this name stands."""
    store = open_store(settings)
    yield store
    store.close()


@pytest.fixture
def postmortem(store: Store) -> PostmortemId:
    kept = a_postmortem()
    keep(store, kept)
    return kept.id
