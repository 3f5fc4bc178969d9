"""Fields to type in: drawn with what is stored, and stored as they are typed in."""

import re
from functools import partial
from typing import Final

from core.document.fields import LINE_LENGTH, TEXT_LENGTH, Field, FieldType, Link, Number, Text
from core.domain.errors import StorageError
from core.domain.ids import ChangeKey
from core.domain.place import Place
from core.services import timeline
from pages.ui import session
from pages.ui.elements.field import Heard, Keyboard, Look, Typed, field
from pages.ui.form import autosave, bases
from pages.ui.form.autosave import Base, Write
from pages.ui.form.labels import label_of, placeholder
from pages.ui.form.writes import Spelled, Surroundings

_LINES: Final = 2
_KEY: Final = re.compile(r"[a-z2-7]{1,32}\.[a-z2-7]{16}")


def draw(
    place: Place,
    which: Field,
    value: object,
    text: str,
    around: Surroundings,
    write: Write | None = None,
) -> None:
    """With the stored `value`, spelled as `text`; stored by `write`, else as fields of documents are."""
    is_text = isinstance(which.type, Text)
    look = Look(
        label=label_of(which),
        placeholder=placeholder(which),
        most=TEXT_LENGTH if is_text else LINE_LENGTH,
        lines=_LINES if is_text else 1,
        keyboard=_keyboard(which.type),
        lang=around.lang,
    )
    field(
        look,
        text,
        key=autosave.key_of(place),
        base=bases.spelled(_base(place, value, text)),
        where={"section": place.section, "field": place.field, "row": place.row or ""},
        heard=heard(place),
        on_typed=partial(receive, place, which.type, write or Spelled(place, which.type, around)),
    )


def receive(place: Place, kind: FieldType, write: Write, typed: Typed) -> None:
    """Store what the browser has sent, once, however often it is sent."""
    session.put(f"heard-{autosave.key_of(place)}", (typed.key, typed.text))
    key = ChangeKey(typed.key) if _KEY.fullmatch(typed.key) else None
    autosave.save(place, typed.text, bases.read(typed.base, kind), write, key=key)


def heard(place: Place) -> Heard:
    """What the browser shall know of its last message."""
    key, text = session.get(f"heard-{autosave.key_of(place)}", ("", ""))
    held = autosave.trouble(place)
    if held is not None:
        return Heard(key, is_saved=False, may_try_again=isinstance(held.error, StorageError))
    return Heard(key, base=bases.spelled(_base(place, autosave.settled(place), text)))


def _base(place: Place, value: object, text: str) -> Base:
    return Base(value, timeline.is_approximate(text) if timeline.is_time_of_event(place) else None)


def _keyboard(kind: FieldType) -> Keyboard:
    match kind:
        case Number(whole=True):
            return "numeric"
        case Number():
            return "decimal"
        case Link():
            return "url"
        case _:
            return "text"
