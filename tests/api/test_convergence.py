"""However people type at once, and whatever the network does to it: all come to one text, and nothing is lost."""

import asyncio
import os
from collections.abc import Iterator
from itertools import count

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from core import clock
from core.document.shared_text import texts
from core.domain.ids import PersonId, PostmortemId
from core.services import passes, prose
from core.services.passes import Pass
from storage import open_store
from tests.api.network import KEYS, Page, Process
from tests.drills import wire
from tests.factories import a_person, a_postmortem, keep

EXAMPLES = int(os.environ.get("CONVERGENCE_EXAMPLES", "200"))
PATIENCE = 20
"""Seconds to wait for what must come; only a failing test waits that long."""

MOST = 5
NUMBERS = st.integers(0, 99)
DEEDS = {
    "type": 6,
    "replace": 3,
    "carry up": 5,
    "carry down": 5,
    "break": 2,
    "connect": 4,
    "reload": 1,
    "replay": 1,
    "noise": 1,
    "pause": 2,
    "restart": 1,
    "write elsewhere": 1,
}
STEPS = st.tuples(
    st.sampled_from([deed for deed, weight in DEEDS.items() for _ in range(weight)]),
    st.integers(0, MOST - 1),
    NUMBERS,
    NUMBERS,
)


class World:
    """Some pages, two processes on one store, and what was typed and cut out by anybody."""

    def __init__(self, stores, postmortem, token, pages) -> None:
        self.store = stores[0]
        self.postmortem = postmortem
        self.token = token
        self.pages = [Page() for _ in range(pages)]
        self.processes = [Process(store) for store in stores]
        self.typed: set[str] = set()
        self.cut: set[str] = set()
        self._signs = signs()

    async def do(self, deed, who, one, other) -> None:
        page = self.pages[who % len(self.pages)]
        match deed:
            case "pause":
                await asyncio.sleep(one / 50_000)
            case "restart":
                await self.restart(other % 2)
            case "write elsewhere":
                await asyncio.to_thread(self.write_elsewhere, KEYS[one % 2])
            case "replay" if page.updates:
                self.replay(page.updates[one % len(page.updates)], other)
            case "noise":
                self.open(one, is_kept=False).say(bytes([0, one % 3, other, one]) * (1 + other % 3))
            case _:
                self.have(page, deed, one, other)

    def have(self, page, deed, one, other) -> None:
        """The page does something, or something is done to it."""
        match deed:
            case "type":
                self.write(page, KEYS[one % 2], other, 0, 1 + one % 3)
            case "replace":
                self.write(page, KEYS[one % 2], other, 1 + one % 4, one % 2)
            case "carry up" if page.line:
                page.line.carry_up(1 + one % 3)
            case "carry down":
                page.carry_down(1 + one % 4, twice=other % 2 == 0)
            case "break":
                if page.line:
                    page.line.carry_up(one % 3)
                page.carry_down(other % 3)
                page.lose()
            case "connect" if not page.line or page.line.is_cut:
                page.connect(self.open(one))
            case "reload":
                page.reload()

    def write(self, page, key, place, removed, added) -> None:
        words = "".join(next(self._signs) for _ in range(added))
        text = page.text(key)
        start = place % (len(text) + 1)
        self.typed |= set(words)
        self.cut |= set(page.write(key, start, min(start + removed, len(text)), words))

    def write_elsewhere(self, key) -> None:
        """As the command line and imports do: the text as it stands is written back with more in it."""
        sign = next(self._signs)
        self.typed.add(sign)
        with self.store.begin() as work:
            work.postmortems.lock(self.postmortem)
            text = work.prose.plain(self.postmortem).get(key, "")
            half = len(text) // 2
            texts_ = {key: text[:half] + sign + text[half:]}
            prose.write_texts(work, self.postmortem, texts_, by=a_person(), now=clock.now())

    def replay(self, update, number) -> None:
        """Again, early, late or out of order, as another tab might."""
        line = self.open(number, is_kept=False)
        line.say(wire.update(update))
        line.say(wire.update(update))

    def open(self, number, *, is_kept=True):
        address = f"/live/{self.postmortem}"
        return self.processes[number % 2].open(address, self.token, is_kept=is_kept)

    async def restart(self, number) -> None:
        process = self.processes[number]
        await process.stop()
        self.processes[number] = Process(process.store)

    async def settle(self) -> None:
        """The network mends, and all that was said is heard."""
        async with asyncio.timeout(PATIENCE):
            while not self.is_settled():
                for number, page in enumerate(self.pages):
                    if not page.line or page.line.is_cut:
                        page.connect(self.open(number))
                    page.line.news.clear()
                    page.line.carry_up(99)
                    page.carry_down(999)
                    page.line.carry_up(99)
                if not self.is_settled():
                    await self.something_new()

    def is_settled(self) -> bool:
        return (
            all(page.is_settled for page in self.pages) and len({str(page.texts) for page in self.pages}) == 1
        )

    async def something_new(self) -> None:
        waiting = [asyncio.create_task(page.line.news.wait()) for page in self.pages]
        await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
        for each in waiting:
            each.cancel()

    async def end(self) -> None:
        for page in self.pages:
            page.lose()
        for process in self.processes:
            await process.stop()


def signs() -> Iterator[str]:
    """No two alike: of two, three and four bytes of UTF-8, so of one and two units of UTF-16."""
    kinds = [map(chr, count(first)) for first in (0x410, 0x4E00, 0x1F300)]
    while True:
        yield from (next(kind) for kind in kinds)


def stored(world) -> dict[str, str]:
    found = texts(prose.news(world.store, world.postmortem).updates)
    return {key: found.get(key, "") for key in KEYS}


async def live_through(stores, steps, pages) -> None:
    kept, store = a_postmortem(), stores[0]
    keep(store, kept)
    leave = Pass(postmortem=PostmortemId(kept.id), id=PersonId("ana"), name="Ana Souza", may_write=True)
    world = World(stores, kept.id, passes.issue(store, leave, now=clock.now()), pages)
    try:
        for step in steps:
            await world.do(*step)
        await world.settle()
        with store.read() as work:
            plain = {key: work.prose.plain(kept.id).get(key, "") for key in KEYS}
        for page in world.pages:
            assert page.texts == stored(world) == plain
        found, wanted = "".join(plain.values()), world.typed - world.cut
        assert (wanted - set(found), set(found) - wanted, len(found)) == (set(), set(), len(wanted))
    finally:
        await world.end()


@pytest.fixture(params=["one store", "two stores"])
def stores(request):
    """Of the two processes: one in SQLite that they share, or one each on a PostgreSQL."""
    if request.param == "one store":
        opened = [request.getfixturevalue("sqlite_store")] * 2
    else:
        settings = request.getfixturevalue("postgresql_settings")
        opened = [open_store(settings) for _ in range(2)]
    with opened[0].begin() as work:
        work.people.save(a_person(id=PersonId("ana")))
    yield opened
    for store in set(opened):
        store.close()


def test_all_come_to_one_text_in_which_every_sign_typed_stands_or_was_cut_by_somebody(stores):
    examples = EXAMPLES if stores[0] is stores[1] else EXAMPLES // 8
    with asyncio.Runner() as runner:

        @given(st.lists(STEPS, max_size=60), st.integers(3, MOST))
        @settings(max_examples=examples, phases=[Phase.reuse, Phase.generate])
        def try_out(steps, pages):
            runner.run(live_through(stores, steps, pages))

        try_out()
