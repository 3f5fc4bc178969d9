"""The value that typing began from, as a text that the browser keeps and gives back."""

import json
from datetime import date, datetime
from typing import Final, assert_never

from core.document.fields import Choice, Day, FieldType, Flag, Line, Link, Moment, Number, Person, Pick, Text
from core.document.plain import from_plain, plain
from pages.ui.form.autosave import Base

UNKNOWN: Final = object()
"""Equal to no stored value: whoever began from it is asked."""


def spelled(base: Base) -> str:
    return json.dumps([plain(base.value), base.is_approximate], ensure_ascii=False)


def read(text: str, kind: FieldType) -> Base:
    """The base that `spelled` gave; an unknown one for any other text."""
    try:
        value, is_approximate = json.loads(text)
        return Base(_value(value, kind), None if is_approximate is None else bool(is_approximate))
    except (ValueError, TypeError, RecursionError):
        return Base(UNKNOWN)


def _value(value: object, kind: FieldType) -> object:
    if value is None:
        return None
    match kind:
        case Moment():
            known = from_plain(value, datetime) if isinstance(value, str) else UNKNOWN
        case Day():
            known = from_plain(value, date) if isinstance(value, str) else UNKNOWN
        case Number():
            known = value if isinstance(value, int | float) else UNKNOWN
        case Line() | Text() | Person() | Link():
            known = value if isinstance(value, str) else UNKNOWN
        case Flag() | Choice() | Pick():
            known = UNKNOWN  # these are chosen, not typed
        case _ as never:
            assert_never(never)
    return known
