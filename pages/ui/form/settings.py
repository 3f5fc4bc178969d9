"""How settings are stored as they change: of the document, of the workspace, of a person."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import streamlit as st

from core.domain.errors import Conflict
from core.domain.ids import ChangeKey
from core.domain.people import Person
from core.domain.place import Place
from core.services import people, postmortems, preferences
from core.services.preferences import WorkspaceField
from pages.ui import session
from pages.ui.form import autosave, trouble
from pages.ui.form.autosave import Base, Write


@dataclass(frozen=True, slots=True)
class OfDocument:
    """Its template, its language and the zone of its times."""

    place: Place

    def __call__(self, held: object, base: Base, *, by: Person, now: datetime, key: ChangeKey) -> object:
        postmortems.choose(session.store(), self.place, str(held), base=base.value, by=by, now=now, key=key)
        return held


@dataclass(frozen=True, slots=True)
class OfWorkspace:
    field: WorkspaceField

    def __call__(self, held: object, base: Base, *, by: Person, now: datetime, key: ChangeKey) -> object:  # noqa: ARG002 -- it has no history
        session.forget_workspace()
        changed = preferences.change_workspace(session.store(), self.field, str(held), base=base.value)
        return getattr(changed, self.field)


@dataclass(frozen=True, slots=True)
class OfPerson:
    """The zone that times are shown in."""

    def __call__(self, held: object, base: Base, *, by: Person, now: datetime, key: ChangeKey) -> object:  # noqa: ARG002 -- it has no history
        try:
            session.enter(preferences.change_zone(session.store(), by.id, str(held), base=base.value))
        except Conflict:
            session.put("person", people.present(session.store(), by.id))
            raise
        return held


def select(place: Place, value: str, label: str, names: dict[str, str], write: Write) -> None:
    """A box to choose one of `names` by what it is called; saved as it is chosen."""
    key = autosave.follow(place, value, value)
    st.selectbox(
        label,
        list(names),
        key=key,
        format_func=lambda each: names[each],
        on_change=save_held,
        args=(place, write),
    )
    draw_trouble(place, names, write)


def draw_trouble(place: Place, names: dict[str, str], write: Write) -> None:
    trouble.draw(place, write, lambda value: names.get(str(value), str(value)))


def save_held(place: Place, write: Write) -> None:
    """Store what a widget of Streamlit's holds."""
    held: Any = session.get(autosave.key_of(place))
    autosave.save(place, held, Base(autosave.seen(place)), write)
