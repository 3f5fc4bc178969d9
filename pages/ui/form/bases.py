"""The value that typing began from, as a text that the browser keeps and gives back."""

import json
from datetime import date, datetime
from typing import Final

from core.document.fields import Day, FieldType, Line, Link, Moment, Number, Person, Text
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
    match kind, value:
        case Moment(), str():
            return from_plain(value, datetime)
        case Day(), str():
            return from_plain(value, date)
        case ((Moment() | Day() | Number()), None):
            return None
        case Number(), int() | float():
            return value
        case ((Line() | Text() | Person() | Link()), str()):
            return value
        case _:
            return UNKNOWN
