"""Four people type into one text of the real app, each in a browser, while its server is killed again and again."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from playwright.async_api import Browser, Error, Locator, Position, ViewportSize, async_playwright

from core import clock
from core.domain.people import Person
from core.services import postmortems, prose, workspace
from pages.ui import remembered
from pages.ui.remembered import Cookie
from storage import open_store
from tests import apart
from tests.drills.deeds import Deed, Ledger
from tests.drills.ground import POSTMORTEM, SqliteGround, prepare, stored
from tests.drills.outcome import NONE, Damage, Outcome
from tests.drills.server import APP, Server
from tests.e2e.steps import TEXT
from tests.programs import chromium

FLAGS: Final = ("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking")
KEY: Final = "summary_incident"
LABEL: Final = "What happened"
NUMBER: Final = "Incident number"
_LOOK: Final = f"""box => ({{
    text: ({TEXT})(box),
    state: box.closest(".field")?.querySelector("[data-state]")?.dataset.state ?? "",
    isFocused: box.getRootNode().activeElement === box,
}})"""
_VIEWPORT: Final = ViewportSize(width=1280, height=720)
_PATIENCE: Final = 60.0
_PAUSE: Final = 0.05
_EVERY: Final = 5
"""Words of the first writer between two values of the short field."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """So long all are connected and type; what they type meanwhile comes on top."""

    seconds: float
    kills: int


CI: Final = Size(seconds=12, kills=3)
FULL: Final = Size(seconds=60, kills=10)


@dataclass(frozen=True, slots=True)
class Seen:
    """What a person sees at one moment."""

    text: str
    state: str
    is_focused: bool

    def is_of(self, text: str) -> bool:
        """The editor draws the lines in view; each must be as it is stored."""
        return set(self.text.splitlines()) <= set(text.splitlines())


@dataclass
class Typist:
    """Types into a line of their own. What they have typed is what they have seen standing there."""

    person: Person
    line: int
    box: Locator
    ledger: Ledger
    words: set[str] = field(default_factory=set)
    numbers: list[str] = field(default_factory=list)
    saved_at: float = 0.0
    unseen: set[str] = field(default_factory=set)

    async def look(self) -> Seen:
        """What is called saved at this moment counts as acknowledged."""
        found = await self.box.evaluate(_LOOK)
        seen = Seen(found["text"], found["state"], found["isFocused"])
        if seen.state == "saved":
            self.saved_at = time.monotonic()
            there = self.words & set(seen.text.split())
            self.ledger.acknowledged |= {Deed(word) for word in there}
        return seen

    async def type_until(self, is_over: asyncio.Event) -> None:
        number = 0
        while not is_over.is_set():
            number += 1
            await self._type(f"{'abcd'[self.line]}{number:04}")
            if self.line == 0 and number % _EVERY == 0:
                await self._fill(f"P0-{number}")

    async def _type(self, word: str) -> None:
        if not (await self.look()).is_focused:
            await self._go_to_line()
        self.words.add(word)
        self.unseen.add(word)
        self.ledger.done.add(Deed(word))
        await self.box.page.keyboard.type(f"{word} ")
        if word in (await self.look()).text.split():
            self.unseen.discard(word)
        else:
            self.words.discard(word)  # the focus went; whoever looks at the screen types it again

    async def _go_to_line(self) -> None:
        """Click behind its last word, again if the page was drawn anew meanwhile."""
        while not (await self.look()).is_focused:
            line = self.box.locator(".cm-line").nth(self.line)
            with suppress(Error):
                area = await line.bounding_box()
                behind = Position(x=area["width"] - 3, y=area["height"] - 4) if area else None
                await line.click(position=behind, timeout=_PATIENCE * 100)
        await self.box.page.keyboard.press("End")
        await self.box.page.keyboard.type(" ")

    @property
    def number(self) -> Locator:
        return self.box.page.get_by_role("textbox", name=NUMBER, exact=True)

    async def _fill(self, value: str) -> None:
        await self.number.fill(value)
        self.numbers.append(value)


def drill(folder: Path, size: Size, seed: int) -> Outcome:
    """The seed names the run; people at keyboards are not repeatable."""
    return apart.run(_Drill(folder, size, seed).run())


class _Drill:
    def __init__(self, folder: Path, size: Size, seed: int) -> None:
        self._size = size
        self._seed = seed
        self._ground = SqliteGround(folder)
        self._server = Server(APP, self._ground.environment, folder / "server.log")
        self._ledger = Ledger()
        self._damage: Damage = NONE
        self._times: list[float] = []
        self.unseen: set[str] = set()

    async def run(self) -> Outcome:
        people = self._prepare()
        await asyncio.to_thread(self._server.start)
        try:
            async with self._typists(people) as typists:
                is_over = asyncio.Event()
                typing = (typist.type_until(is_over) for typist in typists)
                await asyncio.gather(self._strike(typists, is_over), *typing)
                seen = await self._settle(typists)
                await asyncio.to_thread(self._server.kill)
                await self._compare(typists, seen)
                self.unseen = {word for typist in typists for word in typist.unseen}
        finally:
            await asyncio.to_thread(self._server.kill)
        return Outcome(
            name=f"{len(people)} browsers typing {self._size.seconds:.0f} s, {self._size.kills} kills",
            seed=self._seed,
            acknowledged=len(self._ledger.acknowledged),
            damage=self._damage,
            times=self._times,
        )

    def _prepare(self) -> list[tuple[Person, Cookie]]:
        with closing(open_store(self._ground.settings)) as store:
            workspace.set_up(store, "platform", "Payments", "Europe/Moscow")
            people = prepare(store, 4)
            lines = [f"line{n}: " for n in range(len(people))]
            self._ledger.done |= {Deed(line.strip()) for line in lines}
            prose.write_text(store, POSTMORTEM, KEY, "\n".join(lines), by=people[0], now=clock.now())
            return [(person, remembered.person_cookie(store, person)) for person in people]

    @asynccontextmanager
    async def _typists(self, people: list[tuple[Person, Cookie]]) -> AsyncIterator[list[Typist]]:
        async with async_playwright() as playwright:
            browser = await playwright.chromium.launch(executable_path=str(chromium()), args=[*FLAGS])
            try:
                yield [await self._typist(browser, line, *known) for line, known in enumerate(people)]
            finally:
                await browser.close()

    async def _typist(self, browser: Browser, line: int, person: Person, cookie: Cookie) -> Typist:
        context = await browser.new_context(viewport=_VIEWPORT, locale="en-US")
        context.set_default_timeout(_PATIENCE * 1000)
        await context.add_cookies([{"name": cookie.name, "value": cookie.value, "url": self._server.url}])
        page = await context.new_page()
        await page.goto(f"{self._server.url}/write?id={POSTMORTEM}")
        box = page.get_by_role("textbox", name=LABEL, exact=True)
        await box.locator(".cm-line").nth(line).wait_for()
        return Typist(person, line, box, self._ledger)

    async def _strike(self, typists: list[Typist], is_over: asyncio.Event) -> None:
        pause = self._size.seconds / (self._size.kills + 1)
        await asyncio.sleep(pause)
        for _blow in range(self._size.kills):
            await asyncio.to_thread(self._server.kill)
            await self._look(set(self._ledger.acknowledged))
            begin = time.monotonic()
            await asyncio.to_thread(self._server.start)
            async with asyncio.timeout(_PATIENCE):
                await _all_saved(typists, begin)
            self._times.append(max(typist.saved_at for typist in typists) - begin)
            await asyncio.sleep(pause)
        is_over.set()

    async def _look(self, acknowledged: set[Deed]) -> str:
        """The stored text. Beginnings of words that somebody was typing at that moment are no damage."""
        texts, plain = await asyncio.to_thread(self._read)
        begun = {deed.word[:length] for deed in self._ledger.done for length in range(1, len(deed.word))}
        whole = {key: " ".join(w for w in text.split() if w not in begun) for key, text in texts.items()}
        self._damage |= self._ledger.damage(acknowledged, whole, whole)
        self._damage |= Damage(corrupt=frozenset() if plain == texts else frozenset(["plain text"]))
        return texts[KEY]

    def _read(self) -> tuple[dict[str, str], dict[str, str]]:
        with self._ground.after_crash() as store:
            return stored(store)

    async def _settle(self, typists: list[Typist]) -> list[Seen]:
        """Until all is saved and everybody sees it; what they see."""
        give_up = time.monotonic() + _PATIENCE
        while True:
            seen = await asyncio.gather(*(typist.look() for typist in typists))
            shown = await typists[0].number.input_value()
            number, text = await asyncio.to_thread(self._stored_now)
            is_settled = number == shown and all(each.state == "saved" and each.is_of(text) for each in seen)
            if is_settled or time.monotonic() > give_up:
                return seen
            await asyncio.sleep(_PAUSE)

    async def _compare(self, typists: list[Typist], seen: list[Seen]) -> None:
        text = await self._look({Deed(word) for typist in typists for word in typist.words})
        unlike = {t.person.id for t, each in zip(typists, seen, strict=True) if not each.is_of(text)}
        number, _text = await asyncio.to_thread(self._stored_now)
        lost = {value for value in typists[0].numbers[-1:] if value != number}
        self._damage |= Damage(lost=frozenset(lost), corrupt=frozenset(unlike))

    def _stored_now(self) -> tuple[str, str]:
        """The short field, and the text."""
        with closing(open_store(self._ground.settings)) as store:
            number = postmortems.get(store, POSTMORTEM).incident.number
            return number, stored(store)[0][KEY]


async def _all_saved(typists: list[Typist], since: float) -> None:
    """Until each has been told after that moment that all is saved."""
    while late := [typist for typist in typists if typist.saved_at < since]:
        await asyncio.gather(*(typist.look() for typist in late))
        await asyncio.sleep(_PAUSE)
