"""Field values as text and back: one spelling for the form, Markdown and Word.

`from_text` reads all that `to_text` writes, and what people type.
"""

from datetime import date, datetime
from typing import Any, assert_never

from core.document.fields import (
    LINE_LENGTH,
    TEXT_LENGTH,
    Choice,
    Day,
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
from core.document.text.choices import options, read_choice, read_flag, spell_choice, spell_flag
from core.document.text.moments import read_day, read_moment, spell_moment
from core.document.text.numbers import read_number, spell_number
from core.document.wording import Wording
from core.domain.errors import TooLong

__all__ = ["from_text", "options", "to_text"]


def to_text(value: Any, kind: FieldType, wording: Wording) -> str:  # noqa: PLR0911 -- one for each type
    """The value in the reader's language; empty for nothing. A number comes without its unit."""
    if value is None:
        return ""
    match kind:
        case Line() | Text() | Person() | Link():
            return str(value)
        case Number():
            return spell_number(value)
        case Moment():
            assert isinstance(value, datetime)
            return spell_moment(value, wording.zone)
        case Day():
            assert isinstance(value, date)
            return value.isoformat()
        case Flag():
            return spell_flag(value)
        case Choice() | Pick():
            return spell_choice(value, kind, wording)
        case _ as never:
            assert_never(never)


def from_text(  # noqa: PLR0911 -- one for each type
    text: str, kind: FieldType, wording: Wording, *, day: date | None = None
) -> Any:
    """The value: `""` or `None` for nothing. Raises `Unreadable` or `TooLong`; `day` completes a bare time."""
    match kind:
        case Text():
            return _short(text, TEXT_LENGTH)
        case Line() | Person() | Link():
            return _short(" ".join(text.splitlines()), LINE_LENGTH)
        case Pick(source="causes" | "roles") if not text.strip():
            return ""
        case _ if not text.strip():
            return None
        case Number():
            return read_number(text, kind)
        case Moment():
            return read_moment(text, wording.zone, day=day)
        case Day():
            return read_day(text)
        case Flag():
            return read_flag(text)
        case Choice() | Pick():
            return read_choice(text, kind, wording)
        case _ as never:
            assert_never(never)


def _short(text: str, limit: int) -> str:
    if len(text) > limit:
        raise TooLong(len(text), limit)
    return text
