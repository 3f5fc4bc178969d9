"""What a hand was about to do, and what it was told; kept outside the database, line by line."""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from core.domain.ids import ChangeKey, RowId


class Kind(StrEnum):
    WRITE = "write"
    ADD = "add"
    REMOVE = "remove"


class Answer(StrEnum):
    DONE = "done"
    CONFLICT = "conflict"


@dataclass(frozen=True, slots=True, kw_only=True)
class Intent:
    key: ChangeKey
    kind: Kind
    section: str
    row: RowId | None = None
    field: str = ""
    base: str = ""
    value: str = ""


class Journal:
    """Whoever is killed between two lines leaves an intent without an answer."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def intend(self, intent: Intent) -> None:
        self._add({"intent": asdict(intent)})

    def answer(self, answer: Answer) -> None:
        self._add({"answer": answer})

    def read(self) -> list[tuple[Intent, Answer | None]]:
        """In order; only the last can be without an answer."""
        found: list[tuple[Intent, Answer | None]] = []
        for line in self._lines():
            if "intent" in line:
                found.append((Intent(**line["intent"]), None))
            else:
                found[-1] = (found[-1][0], Answer(line["answer"]))
        return found

    def _lines(self) -> Iterator[dict[str, Any]]:
        """Whole ones: the last may be half written."""
        lines = (
            self._path.read_text(encoding="utf-8").splitlines(keepends=True) if self._path.exists() else []
        )
        yield from (json.loads(line) for line in lines if line.endswith("\n"))

    def _add(self, line: dict[str, object]) -> None:
        with self._path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(line) + "\n")
