"""What is lost when servers are killed, databases crash and the power goes, while people write."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from benchmarks.harness.table import Table
from tests.drills import browsers, hands, sockets
from tests.drills.ground import Ground, PostgresGround, SqliteGround
from tests.drills.outcome import HEADER, Outcome
from tests.drills.power import cuts
from tests.drills.server import ROUTES, Server
from tests.postgres import Cluster

SEED: Final = 2026
LONGEST: Final = 5
"""Seconds from a blow until everybody writes on."""


def measure() -> Table:
    return Table(
        title="Durability: what people had been told is saved",
        goal=f"nothing lost, doubled or corrupt; every store opens; back in at most {LONGEST} s. "
        "The last row is a control: commits that are not synced must lose edits",
        header=HEADER,
        rows=[drill().cells for drill in _drills()],
    )


def _drills() -> Iterator[Callable[[], Outcome]]:
    yield from (_with(ground, _sockets) for ground in (_sqlite, _postgresql))
    yield _with(_postgresql, lambda *given: _sockets(*given, with_database=True))
    yield from (_with(ground, _hands) for ground in (_sqlite, _postgresql))
    yield _with(_postgresql, lambda *given: _hands(*given, with_database=True))
    yield lambda: _in_folder(lambda folder: browsers.drill(folder, browsers.FULL, SEED))
    yield lambda: _in_folder(lambda folder: cuts.drill(folder, cuts.FULL, SEED))
    yield lambda: _in_folder(lambda folder: cuts.drill(folder, cuts.CONTROL, SEED, synchronous="NORMAL"))


def _sockets(ground: Ground, folder: Path, *, with_database: bool = False) -> Outcome:
    server = Server(ROUTES, ground.environment, folder / "server.log")
    return sockets.drill(ground, server, sockets.FULL, SEED, with_database=with_database)


def _hands(ground: Ground, folder: Path, *, with_database: bool = False) -> Outcome:
    return hands.drill(ground, folder, hands.FULL, SEED, with_database=with_database)


def _with(
    ground: Callable[[Path], AbstractContextManager[Ground]], drill: Callable[[Ground, Path], Outcome]
) -> Callable[[], Outcome]:
    def run(folder: Path) -> Outcome:
        with ground(folder) as there:
            return drill(there, folder)

    return lambda: _in_folder(run)


@contextmanager
def _sqlite(folder: Path) -> Iterator[Ground]:
    yield SqliteGround(folder)


@contextmanager
def _postgresql(_folder: Path) -> Iterator[Ground]:
    cluster = Cluster(durable=True)
    try:
        yield PostgresGround(cluster)
    finally:
        cluster.remove()


def _in_folder(drill: Callable[[Path], Outcome]) -> Outcome:
    with TemporaryDirectory() as folder:
        return drill(Path(folder))
