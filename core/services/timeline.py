"""The time of a timeline event: the instant, and beside it what a person typed."""

from dataclasses import replace
from datetime import datetime
from typing import Final

from core.domain.ids import ChangeKey
from core.domain.people import Person
from core.domain.place import Place
from core.ports import Store
from core.services.editing import ANYTHING, Write, write_fields

_ABOUT: Final = "~"


def is_time_of_event(place: Place) -> bool:
    return (place.section, place.field) == ("timeline", "at")


def exact(typed: str) -> str:
    """What was typed without the mark of an approximate time."""
    return typed.strip().removeprefix(_ABOUT)


def is_approximate(typed: str) -> bool:
    return typed.strip().startswith(_ABOUT)


def marked(text: str, *, is_approximate: bool) -> str:
    """A time as it is shown, with the mark before an approximate one."""
    return f"{_ABOUT}{text}" if is_approximate and text else text


def set_time(  # noqa: PLR0913 -- what was seen, and what is wished instead
    store: Store,
    place: Place,
    *,
    typed: str,
    base: object,
    was_approximate: bool | None = None,
    at: datetime | None,
    by: Person,
    now: datetime,
    key: ChangeKey,
) -> None:
    """Set the instant, what was typed, and whether `~` marks it as approximate; raises as `write_fields` does.

    The mark is left as it is when the writer, who saw it as `was_approximate`, has not changed it.
    """
    writes = [Write(place, base, at), Write(replace(place, field="typed"), ANYTHING, typed.strip())]
    if was_approximate is not is_approximate(typed):
        writes.append(Write(replace(place, field="is_approximate"), ANYTHING, is_approximate(typed)))
    write_fields(store, writes, by=by, now=now, key=key)
