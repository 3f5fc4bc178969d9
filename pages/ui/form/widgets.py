"""The widget of each field type, and the way back from what it holds to a value."""

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any, Final, assert_never

import streamlit as st

from core.document.fields import (
    LINE_LENGTH,
    Choice,
    Day,
    Field,
    FieldType,
    Flag,
    Line,
    Link,
    Moment,
    Number,
    Person,
    Pick,
    Text,
)
from core.document.text import from_text, to_text
from core.document.text.choices import options
from core.document.wording import Wording
from core.domain.errors import Refused
from core.domain.place import Place
from core.i18n import _
from core.services import timeline
from pages.ui import session
from pages.ui.elements.area import area
from pages.ui.form import autosave, trouble

LIVE: Final = "300ms"
_WITH_PLACEHOLDER: Final = Line | Person | Link | Number | Text


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a widget needs beside its field: how to spell values, and the day that a bare time belongs to."""

    wording: Wording
    day: date | None = None


def draw(place: Place, field: Field, value: Any, around: Surroundings) -> None:
    """One field: its widget, what is wrong with it, and what was understood."""
    match field.type:
        case Text():
            _area(place, field, value)
        case Line() | Person() | Link() | Number() | Moment() | Day():
            _typed(place, field, value, around)
        case Flag():
            _flag(place, field, value)
        case Choice() | Pick():
            _choice(place, field, field.type, value, around)
        case _ as never:
            assert_never(never)
    if autosave.trouble(place):
        trouble.draw(place, field, around.wording)
    elif not isinstance(field.type, _WITH_PLACEHOLDER) and _hint(field):
        st.caption(_hint(field))


def _placeholder(field: Field) -> str:
    """An example of what can be typed, or what the field is for."""
    match field.type:
        case Moment():
            return "2026-03-02 14:05"
        case Day():
            return "2026-03-02"
        case _:
            return _hint(field)


def _hint(field: Field) -> str:
    """The field's help. Streamlit's own tooltips are announced in English, so it stands in the page."""
    return _(field.help) if field.help else ""


def label_of(field: Field) -> str:
    """The title, with the unit behind it."""
    unit = field.type.unit if isinstance(field.type, Number) else ""
    return f"{_(field.title)}, {unit}" if unit else _(field.title)


def _typed(place: Place, field: Field, value: Any, around: Surroundings) -> None:
    key = autosave.follow(place, value, to_text(value, field.type, around.wording))
    st.text_input(
        label_of(field),
        key=key,
        max_chars=LINE_LENGTH,
        live=LIVE,
        placeholder=_placeholder(field),
        on_change=_save_typed,
        args=(place, field.type, around),
    )


def _save_typed(place: Place, kind: FieldType, around: Surroundings) -> None:
    typed, base = str(session.get(autosave.key_of(place)) or ""), autosave.seen(place)
    session.put(f"typed-{autosave.key_of(place)}", typed)
    is_event = timeline.is_time_of_event(place)
    try:
        value = from_text(timeline.exact(typed) if is_event else typed, kind, around.wording, day=around.day)
    except Refused as error:
        autosave.hold(place, typed, error)
        return
    if is_event:
        write = partial(timeline.set_time, session.store(), place, typed=typed, base=base, at=value)
        autosave.attempt(place, value, write)
    else:
        autosave.save(place, value, base=base)


def _area(place: Place, field: Field, value: str) -> None:
    held = autosave.trouble(place)
    area(
        label_of(field),
        str(held.mine) if held else value,
        key=autosave.key_of(place),
        hint=_hint(field),
        on_typed=partial(save_area, place),
    )


def save_area(place: Place, text: str, base: str) -> None:
    """Store a text that the person began from `base`.

    The browser may send again before it has heard of its last success: then it began from that.
    """
    note = f"sent-{autosave.key_of(place)}"
    began, saved = session.get(note, (None, None))
    autosave.save(place, text, base=saved if base == began else base)
    if autosave.trouble(place) is None:
        session.put(note, (base, text))


def _flag(place: Place, field: Field, value: object) -> None:
    key = autosave.follow(place, value, value)
    st.segmented_control(
        label_of(field),
        (True, False),
        key=key,
        format_func=lambda yes: _("Yes") if yes else _("No"),
        on_change=_save_held,
        args=(place,),
    )


def _choice(place: Place, field: Field, kind: Choice | Pick, value: Any, around: Surroundings) -> None:
    names = options(kind, around.wording)
    key = autosave.follow(place, value, value or None)
    known = list(names) if value in names or not value else [value, *names]
    st.selectbox(
        label_of(field),
        known,
        key=key,
        index=None,
        format_func=lambda option: names.get(option, str(option)),
        placeholder=_("Choose"),
        on_change=_save_held,
        args=(place,),
    )


def _save_held(place: Place) -> None:
    """Store what a widget holds as it is; a text that is chosen away becomes empty."""
    held, before = session.get(autosave.key_of(place)), autosave.seen(place)
    autosave.save(place, "" if held is None and isinstance(before, str) else held, base=before)
