"""The widget of each field type."""

from functools import partial
from typing import Any, Final, assert_never

import streamlit as st

from core.document.fields import Choice, Day, Field, Flag, Line, Link, Moment, Number, Person, Pick, Text
from core.document.text import to_text
from core.document.text.choices import options
from core.domain.place import Place
from core.i18n import _
from pages.ui import session
from pages.ui.form import autosave, trouble, typed
from pages.ui.form.autosave import Base, Write
from pages.ui.form.labels import hint, label_of, spelled
from pages.ui.form.writes import Chosen, Spelled, Surroundings

__all__ = ["Surroundings", "draw", "save_held", "write_of"]

_WITH_PLACEHOLDER: Final = Line | Person | Link | Number | Text


def draw(place: Place, field: Field, values: Any, around: Surroundings) -> None:
    """One field of `values`: its widget, what is wrong with it, and what was understood."""
    value = getattr(values, field.key)
    match field.type:
        case Line() | Text() | Person() | Link() | Number() | Moment() | Day():
            typed.draw(place, field, value, spelled(values, field, around.wording), around)
        case Flag():
            _flag(place, field, value)
        case Choice() | Pick():
            _choice(place, field, field.type, value, around)
        case _ as never:
            assert_never(never)
    if autosave.trouble(place):
        spell = partial(to_text, kind=field.type, wording=around.wording)
        trouble.draw(place, write_of(place, field, around), spell)
    elif not isinstance(field.type, _WITH_PLACEHOLDER) and hint(field):
        st.caption(hint(field))


def write_of(place: Place, field: Field, around: Surroundings) -> Write:
    """How what the field's widget holds is stored."""
    match field.type:
        case Flag() | Choice() | Pick():
            return Chosen(place)
        case _:
            return Spelled(place, field.type, around)


def _flag(place: Place, field: Field, value: object) -> None:
    key = autosave.follow(place, value, value)
    st.segmented_control(
        label_of(field),
        (True, False),
        key=key,
        format_func=lambda yes: _("Yes") if yes else _("No"),
        on_change=save_held,
        args=(place,),
    )


def _choice(place: Place, field: Field, kind: Choice | Pick, value: Any, around: Surroundings) -> None:
    names = options(kind, around.wording)
    key = autosave.follow(place, value, value or None)
    known = list(names) if value in names or not value else [value, *names]
    held = session.get(key)
    st.selectbox(
        label_of(field),
        known if held is None or held in known else [held, *known],
        key=key,
        index=None,
        format_func=lambda option: names.get(option, str(option)),
        placeholder=_("Choose"),
        on_change=save_held,
        args=(place,),
    )


def save_held(place: Place) -> None:
    """Store what a widget of Streamlit's holds, as it is."""
    autosave.save(place, session.get(autosave.key_of(place)), Base(autosave.seen(place)), Chosen(place))
