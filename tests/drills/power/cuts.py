"""The power goes at any moment while people write: what is left on the disk opens, and holds what they were told."""

import asyncio
import sqlite3
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Final

from core import clock
from core.domain.errors import AfterwordError, NotFound
from core.domain.ids import PersonId
from core.domain.people import Person
from core.ports import Store
from core.services import passes
from core.services.passes import Pass
from core.settings import Settings
from storage import open_store
from tests import apart
from tests.drills.client import Writer
from tests.drills.deeds import Deed, Ledger
from tests.drills.ground import POSTMORTEM, stored
from tests.drills.journal import Answer, Journal
from tests.drills.outbox import Parcel
from tests.drills.outcome import NONE, Damage, Outcome
from tests.drills.power import trace
from tests.drills.power.disk import Disk, Remains
from tests.drills.power.told import Told
from tests.drills.power.trace import Step
from tests.drills.replay import found
from tests.drills.server import Server

_SECTIONS: Final = ("root_cause", "went_well", "luck")
_PATIENT: Final = 0.7
"""Of the edits are saved before the next; others pile up."""
_AT_FIRST_START: Final = 10
"""One cut of so many falls while the store is made."""
_MODULE: Final = "tests.drills.power.serving"
_LATER: Final = Person(id=PersonId("later"), name="Later", email="later@example.com")


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    writers: int
    edits: int
    facts: int
    cuts: int


CI: Final = Size(writers=3, edits=25, facts=25, cuts=100)
CONTROL: Final = Size(writers=3, edits=20, facts=20, cuts=30)
FULL: Final = Size(writers=4, edits=200, facts=200, cuts=1_000)


@dataclass(frozen=True, slots=True, kw_only=True)
class Evening:
    """An evening of writing, seen by strace from the first start to the last stop."""

    port: int
    data: Path
    journal: Path
    steps: list[Step]
    parcels: dict[int, list[Parcel]]
    done: set[Deed]


def drill(folder: Path, size: Size, seed: int, *, synchronous: str = "FULL") -> Outcome:
    evening = apart.run(_write(folder, size, seed, synchronous))
    acknowledged, damage, not_started = 0, NONE, 0
    for told, remains in _cuts(evening, size.cuts, seed):
        with tempfile.TemporaryDirectory() as place:
            try:
                damage |= _after(Path(place), remains, told, evening.done)
            except (AfterwordError, sqlite3.DatabaseError):
                not_started += 1
        acknowledged += len(told.deeds) + len(told.answered)
    return Outcome(
        name=f"{size.cuts} power cuts, synchronous={synchronous}",
        seed=seed,
        acknowledged=acknowledged,
        damage=damage,
        not_started=not_started,
    )


async def _write(folder: Path, size: Size, seed: int, synchronous: str) -> Evening:
    data, journal, seen = folder / "data", folder / "hand.jsonl", folder / "trace"
    data.mkdir()
    module = (_MODULE, synchronous, str(journal), str(size.writers), str(size.facts))
    environment = {"AFTERWORD_DATA_DIR": str(data)}
    server = Server(module, environment, folder / "server.log", before=trace.command(seen))
    await asyncio.to_thread(server.start)
    ledger, parcels = Ledger(), defaultdict[int, list[Parcel]](list)
    try:
        writers = _writers(server, data, size.writers, ledger, parcels, seed)
        async with asyncio.TaskGroup() as group:
            staying = [group.create_task(writer.stay()) for writer in writers]
            await asyncio.gather(*(_type(writer, size.edits) for writer in writers))
            for task in staying:
                task.cancel()
    finally:
        await asyncio.to_thread(server.interrupt)
    return Evening(
        port=server.port,
        data=data,
        journal=journal,
        steps=trace.steps(seen),
        parcels=parcels,
        done=ledger.done,
    )


def _writers(
    server: Server, data: Path, count: int, ledger: Ledger, parcels: dict[int, list[Parcel]], seed: int
) -> list[Writer]:
    with closing(open_store(Settings(data_dir=data, database_url=""))) as store:
        secret = passes.signing_secret(store)

    def writer(name: str) -> Writer:
        leave = Pass(postmortem=POSTMORTEM, id=PersonId(name), name=name, may_write=True)
        token = passes.mint(secret, leave, now=clock.now())
        address = server.room(POSTMORTEM, token, name)
        return Writer(
            name, lambda: address, ledger, Random(f"{seed}/{name}"), lambda port, p: parcels[port].append(p)
        )

    return [writer(f"writer-{n}") for n in range(count)]


async def _type(writer: Writer, edits: int) -> None:
    chance = Random(f"{writer.name}/edits")
    await writer.is_live.wait()
    for edit in range(edits):
        key = chance.choice(_SECTIONS)
        await (writer.remove(key) if edit % 6 == 5 else writer.type(key))
        if chance.random() < _PATIENT:
            await writer.wait_until_saved()
    await writer.wait_until_saved()


def _cuts(evening: Evening, count: int, seed: int) -> Iterator[tuple[Told, Remains]]:
    """At each of so many moments, what had been told and what may be left."""
    chance = Random(seed)
    disk = Disk(str(evening.data))
    told = Told(evening.port, evening.parcels, str(evening.journal), Journal(evening.journal).read())
    chosen = _moments(evening.steps, count, chance)
    for number, step in enumerate(evening.steps):
        disk.take(step)
        told.take(step)
        while chosen and chosen[0] == number:
            chosen.pop(0)
            yield told, disk.remains(chance)


def _moments(steps: list[Step], count: int, chance: Random) -> list[int]:
    """Numbers of steps, in order."""
    moments = [n for n, step in enumerate(steps) if step.call.name not in {"openat", "mmap"}]
    made = next(n for n in moments if steps[n].call.at.startswith("TCP:"))
    early = chance.choices([n for n in moments if n < made], k=count // _AT_FIRST_START)
    return sorted(early + chance.choices([n for n in moments if n >= made], k=count - len(early)))


def _after(place: Path, remains: Remains, told: Told, done: set[Deed]) -> Damage:
    """Start on what is left, look at everything, and write on."""
    for name, content in remains.items():
        (place / name).write_bytes(content)
    with closing(open_store(Settings(data_dir=place, database_url=""))) as store:
        store.check()
        seen = _look(store, told, done)
        with store.begin() as work:
            work.people.save(_LATER)
    with closing(sqlite3.connect(place / "afterword.db")) as file:
        verdict = file.execute("PRAGMA integrity_check").fetchall()
    return seen if verdict == [("ok",)] else seen | Damage(corrupt=frozenset(map(str, verdict)))


def _look(store: Store, told: Told, done: set[Deed]) -> Damage:
    ledger = Ledger(done=done)
    try:
        texts, plain = stored(store)
    except NotFound:  # the power went before the postmortem was made
        return ledger.damage(told.deeds, {}, {})
    intents = told.of(Answer.DONE), told.of(Answer.CONFLICT)
    return ledger.damage(told.deeds, texts, plain) | found(store, *intents)
