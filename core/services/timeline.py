"""The time of a timeline event: the instant, and beside it what a person typed."""

from dataclasses import replace
from datetime import datetime
from typing import Final

from core.domain.ids import ChangeKey
from core.domain.people import Person
from core.domain.place import Place
from core.ports import Store
from core.services.editing import Write, write_fields

_ABOUT: Final = "~"


def is_time_of_event(place: Place) -> bool:
    return (place.section, place.field) == ("timeline", "at")


def exact(typed: str) -> str:
    """What was typed without the mark of an approximate time."""
    return typed.strip().removeprefix(_ABOUT)


def set_time(
    store: Store,
    place: Place,
    *,
    typed: str,
    base: object,
    at: datetime | None,
    by: Person,
    now: datetime,
    key: ChangeKey,
) -> None:
    """Set the instant, what was typed, and whether `~` marks it as approximate; raises as `write_fields` does."""
    told = {"typed": typed.strip(), "is_approximate": typed.strip().startswith(_ABOUT)}
    with store.read() as work:
        before = {field: work.fields.read(replace(place, field=field)) for field in told}
    writes = [Write(place, base, at)]
    writes += [Write(replace(place, field=field), before[field], value) for field, value in told.items()]
    write_fields(store, writes, by=by, now=now, key=key)
