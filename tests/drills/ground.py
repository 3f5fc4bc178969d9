"""What a drill writes on: a database that crashes, with one postmortem and people who write it."""

import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Final, Protocol

from core.document.shared_text import texts
from core.domain.ids import PersonId, PostmortemId
from core.domain.people import Person
from core.ports import Store
from core.settings import Settings
from storage import open_store
from tests.factories import a_postmortem, keep
from tests.postgres import Cluster

POSTMORTEM: Final = PostmortemId("drill")


class Ground(Protocol):
    @property
    def name(self) -> str: ...
    @property
    def settings(self) -> Settings: ...
    @property
    def environment(self) -> Mapping[str, str]:
        """What tells a server of this database."""

    def crash(self) -> None:
        """Take the database's own process down, if it has one, and start it again."""

    def after_crash(self) -> AbstractContextManager[Store]:
        """What a new process finds now."""


class SqliteGround:
    name = "SQLite"

    def __init__(self, folder: Path) -> None:
        self.settings = Settings(data_dir=folder / "data", database_url="")
        self.environment = {"AFTERWORD_DATA_DIR": str(self.settings.data_dir)}

    def crash(self) -> None:
        """There is no process besides the writers'."""

    @contextmanager
    def after_crash(self) -> Iterator[Store]:
        """Of a copy: who opens the files first recovers them, and that shall be the server."""
        with tempfile.TemporaryDirectory() as folder:
            shutil.copytree(self.settings.data_dir, folder, dirs_exist_ok=True)
            store = open_store(Settings(data_dir=Path(folder), database_url=""))
            try:
                yield store
            finally:
                store.close()


class PostgresGround:
    name = "PostgreSQL"

    def __init__(self, cluster: Cluster) -> None:
        self._cluster = cluster
        self.settings = Settings(database_url=cluster.url(cluster.make_database()))
        self.environment = {"AFTERWORD_DATABASE_URL": self.settings.database_url}

    def crash(self) -> None:
        self._cluster.stop("immediate")
        self._cluster.start()

    @contextmanager
    def after_crash(self) -> Iterator[Store]:
        store = open_store(self.settings)
        try:
            yield store
        finally:
            store.close()


def prepare(store: Store, people: int) -> list[Person]:
    """One postmortem, and as many who may write it."""
    writers = [
        Person(id=PersonId(f"writer-{n}"), name=f"Writer {n}", email=f"writer-{n}@example.com")
        for n in range(people)
    ]
    keep(store, a_postmortem(id=POSTMORTEM))
    with store.begin() as work:
        for writer in writers:
            work.people.save(writer)
    return writers


def stored(store: Store) -> tuple[dict[str, str], dict[str, str]]:
    """The texts that the updates give, and those that are kept beside them, of one moment; raises `NotFound`."""
    with store.read() as work:
        work.postmortems.revision(POSTMORTEM)
        updates = [update for _sequence, update in work.prose.updates(POSTMORTEM)]
        return texts(updates), dict(work.prose.plain(POSTMORTEM))
