"""Brings what was typed into fields that the page does not show, and left behind by a tab that was closed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from pages.ui import session
from pages.ui.elements.declare import declare
from pages.ui.elements.field import Typed, place, read
from pages.ui.live.bundle import script

_strays: Final = declare(__file__, "<div></div>")


@dataclass(frozen=True, slots=True)
class Letter:
    """A text for a field; `before` was under way when it was typed, and may have been stored or not."""

    typed: Typed
    before: Typed | None
    section: str
    field: str
    row: str


def strays(
    prefix: str,
    *,
    key: str,
    answers: Mapping[str, str],
    dropped: Sequence[str],
    on_found: Callable[[Letter], None],
) -> None:
    """For all fields whose keys begin with `prefix`.

    `answers` names the messages that are stored, by the key of the field; `dropped` the keys of the fields whose
    texts nobody wants any more.
    """

    def found() -> None:
        for answer in session.answer(key, "found") or ():
            if (letter := _letter(answer)) is not None:
                on_found(letter)

    data = {
        "prefix": place(prefix),
        "tab": session.tab(),
        "answers": {place(each): name for each, name in answers.items()},
        "dropped": [place(each) for each in dropped],
        "script": script("field"),
    }
    _strays(key=key, data=data, on_found_change=found)


def _letter(answer: Any) -> Letter | None:
    typed = read(answer)
    if typed is None:
        return None
    match answer.get("where"):
        case {"section": str(section), "field": str(field), "row": str(row)}:
            sent = answer.get("before")
            before = read({**sent, "base": typed.base}) if isinstance(sent, dict) else None
            return Letter(typed, before, section, field, row)
        case _:
            return None
