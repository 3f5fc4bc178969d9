"""What stands at a field: its title, an example, and how its value is spelled."""

from typing import Any

from core.document.fields import Day, Field, Moment, Number
from core.document.text import to_text
from core.document.wording import Wording
from core.i18n import _
from core.services import timeline


def label_of(field: Field) -> str:
    """The title, with the unit behind it."""
    unit = field.type.unit if isinstance(field.type, Number) else ""
    return f"{_(field.title)}, {_(unit)}" if unit else _(field.title)


def hint(field: Field) -> str:
    """The field's help. Streamlit's own tooltips are announced in English, so it stands in the page."""
    return _(field.help) if field.help else ""


def placeholder(field: Field) -> str:
    """An example of what can be typed, or what the field is for."""
    match field.type:
        case Moment():
            return "2026-03-02 14:05"
        case Day():
            return "2026-03-02"
        case _:
            return hint(field)


def spelled(values: Any, field: Field, wording: Wording) -> str:
    """The field's value of a group or row in words; an approximate time with its mark."""
    text = to_text(getattr(values, field.key), field.type, wording)
    is_time = field.key == "at"
    return timeline.marked(text, is_approximate=is_time and getattr(values, "is_approximate", False))
