import re
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, inspect, text

import storage.migrations
from core.domain.errors import StoreTooNew
from core.settings import Settings
from storage import open_store
from storage.tables import metadata
from tests.postgres import Cluster

SCRIPTS = sorted((Path(storage.migrations.__file__).parent / "versions").glob("*.py"))


def test_the_migrations_make_the_tables_that_the_program_uses(engine: Engine) -> None:
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_both_databases_know_where_values_may_be_missing_and_what_names_a_row(engine: Engine) -> None:
    found = inspect(engine)
    for table in metadata.tables.values():
        columns = {column["name"]: column["nullable"] for column in found.get_columns(table.name)}
        assert columns == {column.name: column.nullable for column in table.columns}, table.name
        key = found.get_pk_constraint(table.name)["constrained_columns"]
        assert key == [column.name for column in table.primary_key], table.name


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
def test_a_migration_is_numbered_and_named_and_has_no_way_down(script: Path) -> None:
    number = SCRIPTS.index(script) + 1
    assert re.fullmatch(rf"{number:04}_[a-z]+(_[a-z]+)*\.py", script.name)
    source = script.read_text()
    assert f'revision = "{number:04}"' in source
    assert "def downgrade" not in source


def test_four_that_start_at_once_on_a_new_sqlite_file_all_get_in(tmp_path: Path) -> None:
    assert started_at_once(Settings(data_dir=tmp_path / "new" / "folder")) == ["sqlite 0004"] * 4


def test_four_that_start_at_once_on_an_empty_postgresql_all_get_in(cluster: Cluster) -> None:
    settings = Settings(database_url=cluster.url(cluster.make_database()))
    assert started_at_once(settings) == ["postgresql 0004"] * 4


def started_at_once(settings: Settings) -> list[str]:
    with ThreadPoolExecutor(4) as threads:
        stores = list(threads.map(open_store, [settings] * 4))
    words = [store.check() for store in stores]
    for store in stores:
        store.close()
    return words


def test_a_database_of_a_later_version_is_refused_and_left_alone(settings: Settings, engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreTooNew) as caught:
        open_store(settings)
    assert (caught.value.found, caught.value.known) == ("9999", "0004")
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT version_num FROM alembic_version")) == "9999"


def test_a_running_program_notices_that_the_database_has_moved_on(settings: Settings, engine: Engine) -> None:
    store = open_store(settings)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreTooNew):
        store.check()
    store.close()


def test_a_migration_that_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    path = tmp_path / "afterword.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE prose (in_the_way TEXT)")
    connection.close()
    with pytest.raises(Exception, match="prose"):
        open_store(Settings(data_dir=tmp_path))
    with sqlite3.connect(path) as connection:
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    connection.close()
    assert tables == [("prose",)]
