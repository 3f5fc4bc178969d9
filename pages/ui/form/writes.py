"""How what a widget holds is stored."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from core.document.fields import FieldType, Listing
from core.document.limits import fitting
from core.document.schema import SECTIONS
from core.document.text import from_text
from core.document.wording import Wording
from core.domain.ids import ChangeKey
from core.domain.people import Person
from core.domain.place import Place
from core.domain.postmortem import Postmortem
from core.services import editing, timeline
from pages.ui import session
from pages.ui.form.autosave import Base


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a widget needs beside its field: how to spell, a bare time's day, and the document's language."""

    wording: Wording
    day: date | None = None
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A value that a widget holds as it is; what is chosen away becomes as it is in a blank."""

    place: Place

    def __call__(self, held: object, base: Base, *, by: Person, now: datetime, key: ChangeKey) -> object:
        value = _blank(self.place) if held is None else held
        if value != base.value:
            editing.write_field(
                session.store(), self.place, base=base.value, value=value, by=by, now=now, key=key
            )
        return value


@dataclass(frozen=True, slots=True)
class Spelled:
    """A text that spells a value of the field's type. Who has typed back what was there has no wish."""

    place: Place
    kind: FieldType
    around: Surroundings

    def __call__(self, held: object, base: Base, *, by: Person, now: datetime, key: ChangeKey) -> object:
        typed = str(held)
        if timeline.is_time_of_event(self.place):
            return self._time(typed, base, by, now, key)
        value = fitting(self.place.section, self.place.field, self._read(typed))
        if value != base.value:
            editing.write_field(
                session.store(), self.place, base=base.value, value=value, by=by, now=now, key=key
            )
        return value

    def _time(self, typed: str, base: Base, by: Person, now: datetime, key: ChangeKey) -> object:
        at = self._read(timeline.exact(typed))
        if at != base.value or timeline.is_approximate(typed) is not base.is_approximate:
            timeline.set_time(
                session.store(),
                self.place,
                typed=typed,
                base=base.value,
                was_approximate=base.is_approximate,
                at=at,
                by=by,
                now=now,
                key=key,
            )
        return at

    def _read(self, typed: str) -> Any:
        return from_text(typed, self.kind, self.around.wording, day=self.around.day)


def _blank(place: Place) -> object:
    """The value that the field begins with."""
    section = SECTIONS[place.section]
    group = section.entry() if isinstance(section, Listing) else getattr(Postmortem(), place.section)
    value: object = getattr(group, place.field)
    return value
