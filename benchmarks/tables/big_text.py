"""A long document after a month of typing: how soon it opens, and what it weighs in the database."""

import random
import sqlite3
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import islice
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Final

from pycrdt import Doc, Text

from benchmarks.harness.median import once
from benchmarks.harness.samples import FIRST, postmortem
from benchmarks.harness.table import Table, ms
from core.document.schema import PROSE
from core.domain.ids import PersonId, PostmortemId
from core.domain.people import Person
from core.ports import Store
from core.services.live_prose import LiveProse
from core.services.prose import Edit
from core.settings import Settings
from storage import open_store

UPDATES: Final = 100_000
PASTED: Final = 100_000
"""Characters that come from elsewhere: logs, messages, an earlier postmortem."""
BATCH: Final = 50
"""Edits stored in one transaction, so that the measurement does not last for hours."""
CUTS: Final = 0.15
"""So many bursts cut something out."""
BACKSPACES: Final = 0.08
PEOPLE: Final = tuple(
    Person(id=PersonId(f"writer{number}"), name=f"Writer {number}", email=f"writer{number}@example.com")
    for number in range(5)
)
WORDS: Final = tuple(
    "the pool of connections had no upper limit because its default was never reviewed after the move and "  # noqa: SIM905 -- a sentence
    "requests waited until the gateway gave up while the alert looked at the mean of all regions".split()
)
GOAL_OPEN: Final = 0.5
GOAL_SIZE: Final = 3.0
CONTENTS: Final = {"prose": "text", "prose_update": "content", "prose_revision": "content"}
"""Where the text is stored: plain, as it is edited, and who wrote what."""


def measure() -> Table:
    with TemporaryDirectory() as folder:
        data = Path(folder)
        store = open_store(Settings(data_dir=data))
        written = postmortem(1, events=0, items=0)
        with store.begin() as work:
            work.postmortems.add(written)
            for person in PEOPLE:
                work.people.save(person)
        _type(store, written.id)
        opening = median(once(lambda: _open(store, written.id)) for _time in range(5))
        store.close()
        sizes = _sizes(data / "afterword.db")
    text = sizes["prose"]
    total = sum(sizes.values()) / text
    return Table(
        title=f"A text of {text / 1000:.0f} kB after {UPDATES} updates by {len(PEOPLE)} people",
        goal=f"opens in {GOAL_OPEN * 1000:.0f} ms, weighs at most {GOAL_SIZE:.0f} × its text",
        header=("", "value"),
        rows=[
            ("to open", ms(opening) + ("" if opening <= GOAL_OPEN else " ✗")),
            *((f"stored in {name}", f"{size / text:.2f} ×") for name, size in sizes.items()),
            ("stored in all", f"{total:.2f} ×" + ("" if total <= GOAL_SIZE else " ✗")),
        ],
    )


def _open(store: Store, whose: PostmortemId) -> None:
    """As a room does for its first member: read, and answer with all that there is."""
    live = LiveProse(whose)
    live.catch_up(store)
    live.answer(Doc().get_state())


def _type(store: Store, whose: PostmortemId) -> None:
    """A month of it, stored as a room stores it."""
    typing, live, chance, at = _Typing(), LiveProse(whose), random.Random(11), FIRST
    live.write(store, [Edit(update, person) for update, person in typing.paste()], now=at)
    while typing.updates < UPDATES:
        at = _later(at, chance)
        edits = (Edit(update, person) for update, person in typing.burst())
        while batch := list(islice(edits, BATCH)):
            live.write(store, batch, now=at)


def _later(at: datetime, chance: random.Random) -> datetime:
    """Minutes pass between two sittings, a night now and then."""
    return at + timedelta(minutes=chance.choice((1, 3, 8, 20, 600)))


def _sizes(database: Path) -> dict[str, int]:
    """Bytes of content, by table."""
    with sqlite3.connect(database) as connection:
        return {
            table: connection.execute(f"SELECT sum(length(CAST({column} AS BLOB))) FROM {table}").fetchone()[
                0
            ]
            for table, column in CONTENTS.items()
        }


class _Typing:
    """People who each have the whole text before them, and type at places of their own choice."""

    def __init__(self) -> None:
        self._chance = random.Random(7)
        self._docs: list[Doc[Text]] = [Doc() for _person in PEOPLE]
        self._made: list[bytes] = []
        for doc in self._docs:
            doc.observe(lambda event: self._made.append(event.update))
        self.updates = 0

    def paste(self) -> Iterator[tuple[bytes, Person]]:
        words = PASTED // len(PROSE) * len(WORDS) // len(" ".join(WORDS))
        for number, section in enumerate(PROSE):
            yield self._edit(number % len(PEOPLE), section.key, 0, 0, self._words(words))

    def burst(self) -> Iterator[tuple[bytes, Person]]:
        """Somebody types a phrase, letter by letter, or cuts one out."""
        who, section = self._chance.randrange(len(PEOPLE)), self._chance.choice(PROSE).key
        at = self._chance.randrange(len(self._docs[who].get(section, type=Text)) + 1)
        if self._chance.random() < CUTS:
            yield self._edit(who, section, at, self._chance.randrange(20, 60), "")
            return
        for sign in self._words(self._chance.randrange(2, 12)):
            yield self._edit(who, section, at, 0, sign)
            at += 1
            if self._chance.random() < BACKSPACES:
                at -= 1
                yield self._edit(who, section, at, 1, "")

    def _words(self, count: int) -> str:
        return "".join(f"{self._chance.choice(WORDS)} " for _word in range(count))

    def _edit(self, who: int, section: str, at: int, cut: int, put: str) -> tuple[bytes, Person]:
        doc = self._docs[who]
        text = doc.get(section, type=Text)
        with doc.transaction():
            if cut:
                del text[at : min(at + cut, len(text))]
            if put:
                text.insert(at, put)
        update = self._made[0] if self._made else b"\0\0"
        for other in self._docs:
            if other is not doc:
                other.apply_update(update)
        self._made.clear()
        self.updates += 1
        return update, PEOPLE[who]
