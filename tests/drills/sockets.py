"""Many write one postmortem over sockets while its server is killed again and again."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, closing, suppress
from dataclasses import dataclass
from random import Random
from typing import Final

from core import clock
from core.domain.people import Person
from core.services import passes
from core.services.passes import Pass
from storage import open_store
from tests import apart
from tests.drills.client import Writer
from tests.drills.deeds import Ledger
from tests.drills.ground import POSTMORTEM, Ground, prepare, stored
from tests.drills.outcome import NONE, Damage, Outcome
from tests.drills.server import Server

SHARED: Final = "root_cause"
OWN: Final = (
    "went_well",
    "went_wrong",
    "luck",
    "lessons",
    "what_happened",
    "progress",
    "mitigation",
    "verification",
    "surprises",
    "meeting_notes",
)
_TOGETHER: Final = 0.3
"""Of the edits, in the section where all write."""
_REMOVALS: Final = 0.15
_SLOWEST: Final = 0.04
"""Seconds between two edits of one writer, at most."""
_PATIENCE: Final = 20.0
_OFFLINE: Final = 10
"""Times as slow is a writer who sees that nothing is saved, so that not all is typed then."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    writers: int
    edits: int
    kills: int


CI: Final = Size(writers=4, edits=60, kills=3)
FULL: Final = Size(writers=10, edits=500, kills=20)


def drill(ground: Ground, server: Server, size: Size, seed: int, *, with_database: bool = False) -> Outcome:
    """`with_database`: each second blow hits the database's own process instead of the server."""
    return apart.run(_Drill(ground, server, size, seed, with_database=with_database).run())


class _Drill:
    def __init__(self, ground: Ground, server: Server, size: Size, seed: int, *, with_database: bool) -> None:
        self._ground = ground
        self._server = server
        self._size = size
        self._seed = seed
        self._with_database = with_database
        self._chance = Random(seed)
        self._ledger = Ledger()
        self._damage: Damage = NONE
        self._times: list[float] = []
        self._edits = 0
        self._due = 0
        self._is_due = asyncio.Event()

    async def run(self) -> Outcome:
        with closing(open_store(self._ground.settings)) as store:
            people = prepare(store, self._size.writers)
            secret = passes.signing_secret(store)
        await asyncio.to_thread(self._server.start)
        try:
            async with self._present([self._writer(person, secret) for person in people]) as writers:
                await asyncio.gather(self._strike(writers), *map(self._write, writers, OWN))
                await asyncio.gather(*(writer.wait_until_saved() for writer in writers))
                await self._converge(writers)
                await self._agree(writers)
        finally:
            await asyncio.to_thread(self._server.stop)
        name = f"{self._size.writers} sockets, {self._ground.name}"
        return Outcome(
            name=f"{name}, database too" if self._with_database else name,
            seed=self._seed,
            acknowledged=len(self._ledger.acknowledged),
            damage=self._damage,
            times=self._times,
        )

    def _writer(self, person: Person, secret: bytes) -> Writer:
        leave = Pass(postmortem=POSTMORTEM, id=person.id, name=person.name, may_write=True)

        def address() -> str:
            return self._server.room(POSTMORTEM, passes.mint(secret, leave, now=clock.now()), person.id)

        return Writer(person.id, address, self._ledger, Random(f"{self._seed}/{person.id}"))

    @asynccontextmanager
    async def _present(self, writers: list[Writer]) -> AsyncIterator[list[Writer]]:
        async with asyncio.TaskGroup() as group:
            staying = [group.create_task(writer.stay()) for writer in writers]
            yield writers
            for task in staying:
                task.cancel()

    async def _write(self, writer: Writer, own: str) -> None:
        chance = Random(f"{self._seed}/{writer.name}/edits")
        for _edit in range(self._size.edits):
            key = SHARED if chance.random() < _TOGETHER else own
            if chance.random() < _REMOVALS and writer.text(key):
                await writer.remove(key)
            else:
                await writer.type(key)
            self._edits += 1
            if self._edits >= self._due:
                self._is_due.set()
            await asyncio.sleep(chance.uniform(0, _SLOWEST) * (1 if writer.is_live.is_set() else _OFFLINE))

    async def _strike(self, writers: list[Writer]) -> None:
        for blow in range(1, self._size.kills + 1):
            self._due = self._size.writers * self._size.edits * blow // (self._size.kills + 1)
            self._is_due.clear()
            if self._edits < self._due:
                await self._is_due.wait()
            await asyncio.sleep(self._chance.uniform(0, _SLOWEST))
            if self._with_database and blow % 2:
                await self._crash_database(writers)
            else:
                await self._kill_server(writers)

    async def _kill_server(self, writers: list[Writer]) -> None:
        await asyncio.to_thread(self._server.kill)
        await asyncio.gather(*(writer.is_away.wait() for writer in writers))
        await self._look()
        await self._time(writers, self._server.start)

    async def _crash_database(self, writers: list[Writer]) -> None:
        await self._time(writers, self._ground.crash)
        await self._look()

    async def _time(self, writers: list[Writer], restart: Callable[[], None]) -> None:
        """Until everybody has been told again that something is saved, or has nothing to save."""
        before = {writer.name: writer.saves for writer in writers}
        begin = time.monotonic()
        await asyncio.to_thread(restart)
        for writer in writers:
            await writer.wait_until(
                lambda writer=writer: (
                    writer.is_saved  # type: ignore[misc]
                    or (writer.is_live.is_set() and writer.saves > before[writer.name])
                )
            )
        self._times.append(time.monotonic() - begin)

    async def _look(self) -> tuple[dict[str, str], dict[str, str]]:
        acknowledged = set(self._ledger.acknowledged)
        texts, plain = await asyncio.to_thread(self._read)
        self._damage |= self._ledger.damage(acknowledged, texts, plain)
        return texts, plain

    def _read(self) -> tuple[dict[str, str], dict[str, str]]:
        with self._ground.after_crash() as store:
            return stored(store)

    async def _converge(self, writers: list[Writer]) -> None:
        """What everybody has typed may still be on its way to the others."""
        for writer in writers:
            for other in writers:
                with suppress(TimeoutError):
                    async with asyncio.timeout(_PATIENCE):
                        await writer.wait_until(lambda a=writer, b=other: a.texts() == b.texts())  # type: ignore[misc]

    async def _agree(self, writers: list[Writer]) -> None:
        """All have the same text, and it is the stored one."""
        assert self._ledger.acknowledged == self._ledger.done
        await asyncio.to_thread(self._server.kill)
        texts, _plain = await self._look()
        unlike = frozenset(writer.name for writer in writers if writer.texts() != _filled(texts))
        self._damage |= Damage(corrupt=unlike)


def _filled(texts: dict[str, str]) -> dict[str, str]:
    return {key: text for key, text in texts.items() if text}
