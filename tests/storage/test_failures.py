import errno
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import psycopg.errors
import pytest
from sqlalchemy import text

from core.domain.errors import (
    AfterwordError,
    StorageError,
    StoreCorrupt,
    StoreFull,
    StoreLocked,
    StoreReadOnly,
    StoreUnreachable,
    Unstorable,
)
from core.domain.ids import AttachmentId, PostmortemId, RowId
from core.domain.place import Place
from core.domain.postmortem import Postmortem
from core.ports import Store
from core.settings import Settings
from storage import open_store
from storage.failures import of_folder, translate
from storage.store import SqlStore
from tests.factories import NOON, a_postmortem, full_postmortem, identified, keep
from tests.postgres import Cluster, free_port

KEPT = a_postmortem(id=PostmortemId("kept"))


@contextmanager
def opened(settings: Settings) -> Iterator[Store]:
    store = open_store(settings)
    try:
        yield store
    finally:
        store.close()


def said(error: AfterwordError) -> tuple[type, dict[str, Any]]:
    return type(error), vars(error)


def fetch(store: Store, name: str = "kept") -> Postmortem:
    with store.read() as work:
        return work.postmortems.get(name)


def file_of(settings: Settings) -> Path:
    return settings.data_dir / "afterword.db"


@pytest.fixture
def with_content(sqlite_settings: Settings) -> Settings:
    """Settings of a closed SQLite database with `KEPT` in it."""
    with opened(sqlite_settings) as store:
        keep(store, KEPT)
    return sqlite_settings


def impatient(settings: Settings) -> Settings:
    return Settings(database_url=f"sqlite:///{file_of(settings)}?timeout=0.05")


def test_while_another_program_writes_one_cannot_write_but_read(with_content: Settings) -> None:
    with opened(impatient(with_content)) as store, closing(sqlite3.connect(file_of(with_content))) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreLocked) as caught, store.begin() as work:
            work.postmortems.add(a_postmortem())
        assert said(caught.value) == (StoreLocked, {"where": str(file_of(with_content))})
        assert fetch(store) == KEPT
        other.rollback()
        keep(store, a_postmortem(id=PostmortemId("later")))
        assert fetch(store, "later").id == "later"


def test_a_file_that_another_program_holds_for_itself_is_said_to_be_locked(with_content: Settings) -> None:
    with closing(sqlite3.connect(file_of(with_content))) as other:
        other.execute("PRAGMA locking_mode=EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StoreLocked) as caught:
            open_store(impatient(with_content))
    assert said(caught.value) == (StoreLocked, {"where": str(file_of(with_content))})
    with opened(with_content) as store:
        assert fetch(store) == KEPT


def test_a_file_that_may_only_be_read_is_read(with_content: Settings) -> None:
    name = f"file:{file_of(with_content)}"
    with opened(Settings(database_url=f"sqlite:///{name}?mode=ro&uri=true")) as store:
        assert fetch(store) == KEPT
        with pytest.raises(StoreReadOnly) as caught:
            keep(store, a_postmortem())
        assert said(caught.value) == (StoreReadOnly, {"where": name})
        assert fetch(store) == KEPT


def test_a_folder_in_the_place_of_the_file_is_said_to_be_unreachable(tmp_path: Path) -> None:
    (tmp_path / "afterword.db").mkdir()
    with pytest.raises(StoreUnreachable) as caught:
        open_store(Settings(data_dir=tmp_path))
    expected = {"where": str(tmp_path / "afterword.db"), "reason": "unable to open database file"}
    assert said(caught.value) == (StoreUnreachable, expected)


def test_a_file_in_the_place_of_the_folder_is_said_to_be_unreachable(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("mine")
    with pytest.raises(StoreUnreachable) as caught:
        open_store(Settings(data_dir=tmp_path / "data"))
    assert caught.value.where == str(tmp_path / "data")
    assert (tmp_path / "data").read_text() == "mine"


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (errno.EACCES, StoreReadOnly),
        (errno.EROFS, StoreReadOnly),
        (errno.ENOSPC, StoreFull),
        (errno.ENOTDIR, StoreUnreachable),
    ],
)
def test_a_folder_that_cannot_be_made_says_why(number: int, expected: type[StorageError]) -> None:
    assert type(of_folder(OSError(number, "no"), "data")) is expected


def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    garbage = b"Dear diary, " * 1_000
    (tmp_path / "afterword.db").write_bytes(garbage)
    with pytest.raises(StoreCorrupt) as caught:
        open_store(Settings(data_dir=tmp_path))
    assert said(caught.value) == (StoreCorrupt, {"where": str(tmp_path / "afterword.db")})
    assert (tmp_path / "afterword.db").read_bytes() == garbage


def test_damage_in_the_middle_is_noticed_and_what_is_whole_stays_readable(with_content: Settings) -> None:
    path = file_of(with_content)
    with closing(sqlite3.connect(path)) as connection:
        (page,) = connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'sqlite_autoindex_timeline_1'"
        ).fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    with path.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xa5" * size)
    with opened(with_content) as store:
        with pytest.raises(StoreCorrupt) as caught:
            fetch(store)
        assert said(caught.value) == (StoreCorrupt, {"where": str(path)})
        with store.read() as work:
            assert work.postmortems.revision(KEPT.id) == 0


def test_on_a_full_disk_nothing_is_half_kept_and_saving_goes_on_when_there_is_room(
    with_content: Settings,
) -> None:
    with opened(with_content) as store:
        limit_pages(store, 1)
        for _ in range(50):
            with pytest.raises(StoreFull) as caught:
                keep_large(store)
            assert said(caught.value) == (StoreFull, {"where": str(file_of(with_content))})
            assert fetch(store) == KEPT
        limit_pages(store, 1_000_000)
        keep_large(store)
        assert fetch(store, "large").incident.title == "large"
    with closing(sqlite3.connect(file_of(with_content))) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def limit_pages(store: Store, most: int) -> None:
    """SQLite takes the size it has already for less."""
    assert isinstance(store, SqlStore)
    with store._writing.connect() as connection:
        connection.execute(text(f"PRAGMA max_page_count={most}"))


def keep_large(store: Store) -> None:
    with store.begin() as work:
        large = a_postmortem(id=PostmortemId("large"))
        work.postmortems.add(large)
        work.fields.write(Place(large.id, "incident", "title"), "large")
        work.attachments.add(large.id, AttachmentId("file"), bytes(1_000_000))


@pytest.mark.parametrize(
    "value", ["lone \ud800 surrogate", 2**63, -(2**70)], ids=["surrogate", "large number", "small number"]
)
def test_what_no_database_can_hold_is_refused(store: Store, value: str | int) -> None:
    keep(store, KEPT)
    field = ("incident", "title") if isinstance(value, str) else ("user_impact", "complaints")
    with pytest.raises(Unstorable), store.begin() as work:
        work.fields.write(Place(KEPT.id, *field), value)
    assert fetch(store) == KEPT


def test_a_character_that_postgresql_cannot_hold_is_refused(postgresql_settings: Settings) -> None:
    with opened(postgresql_settings) as store:
        keep(store, KEPT)
        with pytest.raises(Unstorable), store.begin() as work:
            work.fields.write(Place(KEPT.id, "incident", "title"), "a\x00b")
        assert fetch(store) == KEPT


def test_a_server_that_does_not_answer_is_said_to_be_unreachable() -> None:
    port = free_port()
    with pytest.raises(StoreUnreachable) as caught:
        open_store(Settings(database_url=f"postgresql://ana:secret@127.0.0.1:{port}/afterword"))
    assert caught.value.where == f"postgresql://ana:***@127.0.0.1:{port}/afterword"
    assert "refused" in caught.value.reason
    assert "secret" not in caught.value.reason


def test_a_database_that_does_not_exist_is_said_to_be_unreachable(cluster: Cluster) -> None:
    with pytest.raises(StoreUnreachable) as caught:
        open_store(Settings(database_url=cluster.url("nowhere")))
    assert '"nowhere" does not exist' in caught.value.reason


def test_who_may_not_write_is_told_so_and_may_read(postgresql_settings: Settings, cluster: Cluster) -> None:
    with opened(postgresql_settings) as store:
        keep(store, KEPT)
    database = postgresql_settings.database_url.rpartition("/")[2]
    cluster.execute(f"CREATE ROLE reader_{database} LOGIN")
    cluster.execute(f"GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader_{database}", database)
    with opened(Settings(database_url=cluster.url(database, f"reader_{database}"))) as store:
        assert fetch(store) == KEPT
        with pytest.raises(StoreReadOnly), store.begin() as work:
            work.postmortems.touch(KEPT.id, NOON, sections=["incident"])
        with pytest.raises(StoreReadOnly), store.read() as work:
            work.rows.restore(KEPT.id, "timeline", RowId("none"))
        assert fetch(store) == KEPT


def test_who_waits_too_long_for_a_row_is_told_that_it_is_held(postgresql_settings: Settings) -> None:
    quick = Settings(database_url=f"{postgresql_settings.database_url}?options=-c%20lock_timeout%3D50ms")
    with opened(quick) as store:
        keep(store, KEPT)
        with store.begin() as first:
            first.postmortems.lock(KEPT.id)
            with pytest.raises(StoreLocked), store.begin() as second:
                second.postmortems.lock(KEPT.id)
        with store.begin() as second:
            second.postmortems.lock(KEPT.id)


@pytest.fixture(scope="module")
def durable_cluster() -> Iterator[Cluster]:
    server = Cluster(durable=True)
    yield server
    server.remove()


def test_a_crash_of_the_server_loses_nothing_acknowledged_and_the_store_recovers(
    durable_cluster: Cluster,
) -> None:
    url = durable_cluster.url(durable_cluster.make_database())
    full = identified(full_postmortem())
    with opened(Settings(database_url=url)) as store:
        keep(store, KEPT, full)
        for revision in range(3):
            with pytest.raises(StoreUnreachable) as caught:
                touch(store, full, meanwhile=lambda: durable_cluster.stop("immediate"))
            assert caught.value.where == url
            with pytest.raises(StoreUnreachable):
                fetch(store)
            with pytest.raises(StoreUnreachable):
                store.check()
            durable_cluster.start()
            assert fetch(store, full.id).revision == revision
            touch(store, full)
        assert store.check() == "postgresql 0004"
        assert fetch(store) == KEPT
        assert fetch(store, full.id).action_items == full.action_items


def touch(store: Store, postmortem: Postmortem, meanwhile: Callable[[], None] = lambda: None) -> None:
    """A transaction of one write, which something may befall before it ends."""
    with store.begin() as work:
        work.postmortems.touch(postmortem.id, NOON, sections=["incident"])
        meanwhile()


@pytest.mark.parametrize(
    ("problem", "expected"),
    [
        (psycopg.errors.DiskFull(), StoreFull),
        (psycopg.errors.TooManyConnections(), StoreUnreachable),
        (psycopg.errors.AdminShutdown(), StoreUnreachable),
        (psycopg.errors.CrashShutdown(), StoreUnreachable),
        (psycopg.errors.CannotConnectNow(), StoreUnreachable),
        (psycopg.errors.InvalidPassword(), StoreUnreachable),
        (psycopg.OperationalError("connection refused"), StoreUnreachable),
        (psycopg.errors.LockNotAvailable(), StoreLocked),
        (psycopg.errors.DeadlockDetected(), StoreLocked),
        (psycopg.errors.SerializationFailure(), StoreLocked),
        (psycopg.errors.QueryCanceled(), StoreLocked),
        (psycopg.errors.InsufficientPrivilege(), StoreReadOnly),
        (psycopg.errors.ReadOnlySqlTransaction(), StoreReadOnly),
        (psycopg.errors.DataCorrupted(), StoreCorrupt),
        (psycopg.errors.IndexCorrupted(), StoreCorrupt),
        (psycopg.errors.NumericValueOutOfRange(), Unstorable),
        (psycopg.DataError("no NUL"), Unstorable),
    ],
    ids=lambda value: value.__name__ if isinstance(value, type) else type(value).__name__,
)
def test_what_postgresql_says_is_understood(problem: psycopg.Error, expected: type[AfterwordError]) -> None:
    assert type(translate(problem, "where")) is expected


@pytest.mark.parametrize(
    "problem",
    [psycopg.errors.SyntaxError(), psycopg.errors.UniqueViolation(), sqlite3.ProgrammingError(), KeyError()],
)
def test_our_own_mistakes_keep_their_own_names(problem: Exception) -> None:
    assert translate(problem, "where") is None
