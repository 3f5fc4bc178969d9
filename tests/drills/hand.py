"""A process that writes facts and rows through the services, to be killed anywhere: `python -m tests.drills.hand`.

Started again it repeats what it has no answer for, under the same key, and goes on.
"""

import sys
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any, Final

from core import clock
from core.domain.errors import Conflict, StorageError
from core.domain.ids import ChangeKey, PersonId, RowId
from core.domain.people import Person
from core.domain.place import Place
from core.ports import Store
from core.services import editing
from core.settings import Settings
from storage import open_store
from tests.drills.ground import POSTMORTEM
from tests.drills.journal import Answer, Intent, Journal, Kind
from tests.factories import an_event

SHARED: Final = ("incident", "title")
LISTING: Final = "timeline"
_TOGETHER: Final = 0.3
_REMOVALS: Final = 0.1
_ADDITIONS: Final = 0.3
_RETRY: Final = 0.1


class Hand:
    def __init__(self, store: Store, name: str, journal: Journal) -> None:
        self._store = store
        self._person = Person(id=PersonId(name), name=name, email=f"{name}@example.com")
        self._journal = journal
        self._done = journal.read()

    def work(self, edits: int, seed: str) -> None:
        if self._done and self._done[-1][1] is None:
            self._carry_out(self._done[-1][0])
        for number in range(len(self._done), edits):
            intent = self._next(number, Random(f"{seed}/{self._person.id}/{number}"))
            self._done.append((intent, None))
            self._journal.intend(intent)
            self._carry_out(intent)

    def _next(self, number: int, chance: Random) -> Intent:
        word = f"{self._person.id}·{number}"
        key = ChangeKey(word)
        rows = self._rows()
        if chance.random() < _TOGETHER:
            section, field = SHARED
            intent = Intent(key=key, kind=Kind.WRITE, section=section, field=field, value=word)
        elif not rows or chance.random() < _ADDITIONS:
            return Intent(key=key, kind=Kind.ADD, section=LISTING, row=RowId(f"row-{word}"), value=word)
        elif chance.random() < _REMOVALS:
            return Intent(key=key, kind=Kind.REMOVE, section=LISTING, row=chance.choice(rows))
        else:
            row = chance.choice(rows)
            intent = Intent(key=key, kind=Kind.WRITE, section=LISTING, row=row, field="text", value=word)
        return replace(intent, base=self._seen(intent))

    def _rows(self) -> list[RowId]:
        """Those that this hand has added and not removed."""
        added = [intent.row for intent, _ in self._done if intent.kind is Kind.ADD]
        removed = {intent.row for intent, _ in self._done if intent.kind is Kind.REMOVE}
        return [row for row in added if row and row not in removed]

    def _seen(self, intent: Intent) -> str:
        while True:
            try:
                with self._store.read() as work:
                    return str(work.fields.read(_place(intent)))
            except StorageError:
                time.sleep(_RETRY)

    def _carry_out(self, intent: Intent) -> None:
        while True:
            try:
                self._try(intent)
            except Conflict:
                self._journal.answer(Answer.CONFLICT)
                return
            except StorageError:
                time.sleep(_RETRY)
            else:
                self._journal.answer(Answer.DONE)
                return

    def _try(self, intent: Intent) -> None:
        who_when: dict[str, Any] = {"by": self._person, "now": clock.now(), "key": intent.key}
        match intent.kind:
            case Kind.WRITE:
                place = _place(intent)
                editing.write_field(self._store, place, base=intent.base, value=intent.value, **who_when)
            case Kind.ADD:
                row = an_event(id=intent.row, text=intent.value)
                editing.add_row(self._store, POSTMORTEM, intent.section, row, **who_when)
            case Kind.REMOVE:
                assert intent.row
                editing.remove_row(self._store, POSTMORTEM, intent.section, intent.row, **who_when)


def _place(intent: Intent) -> Place:
    return Place(POSTMORTEM, intent.section, intent.field, intent.row)


def _opened() -> Store:
    """As soon as there is a database to be opened."""
    while True:
        try:
            return open_store(Settings())
        except StorageError:
            time.sleep(_RETRY)


def main(name: str, edits: str, seed: str, journal: str) -> None:
    with closing(_opened()) as store:
        Hand(store, name, Journal(Path(journal))).work(int(edits), seed)


if __name__ == "__main__":
    main(*sys.argv[1:])
