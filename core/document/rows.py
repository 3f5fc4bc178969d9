"""Rows of a listing as a table: which come first, which columns are shown, what a cell says."""

from collections.abc import Sequence
from dataclasses import fields
from datetime import UTC, datetime
from functools import cache
from typing import Any, Final

from core.document.blocks import Table
from core.document.fields import Field, Listing, Moment, Number
from core.document.text import to_text
from core.document.wording import Wording
from core.domain.taxonomy import EventKind, LinkKind, Priority
from core.i18n import _

ABOUT: Final = "~"
"""Stands before an approximate time."""
_UNTOLD: Final = (False, EventKind.OTHER, LinkKind.OTHER)
_NO_COLUMNS: Final = frozenset({"typed", "is_approximate", "is_key", "is_decisive"})
_LAST: Final = datetime.max.replace(tzinfo=UTC)
_SOONEST: Final = (*Priority, None)


def shown_order(section: Listing, rows: Sequence[Any]) -> list[int]:
    """Where each row that the document shows stands among those given.

    Timeline events go by time, action items by priority, then by number; others as they were entered.
    """
    order = list(range(len(rows)))
    if section.key == "timeline":
        order.sort(key=lambda place: rows[place].at or _LAST)
    if section.key == "action_items":
        order.sort(key=lambda place: (_SOONEST.index(rows[place].priority), _number(rows[place].key)))
    return order


def _number(key: str) -> tuple[str, int]:
    """`AI-10` comes behind `AI-9`."""
    head = key.rstrip("0123456789")
    return head, int(key[len(head) :][:18] or 0)


def to_table(section: Listing, rows: Sequence[Any], wording: Wording) -> Table:
    """The rows in the order given. Columns that say nothing are left out, unless a stage needs them."""
    cells = [[_cell(section, row, field, wording) for row in rows] for field in section.fields]
    shown = [
        (_title(field, wording), column)
        for field, column in zip(section.fields, cells, strict=True)
        if not _is_elsewhere(section, field) and (field.needed_for or any(text.strip() for text in column))
    ] or [(_title(section.fields[0], wording), cells[0])]
    return Table(
        tuple(title for title, _column in shown), tuple(zip(*(c for _title, c in shown), strict=True))
    )


def told(value: Any, field: Field) -> Any:
    """The workspace's own notes of time to the minute; what a person gave as it was given."""
    is_note = field.is_kept and isinstance(value, datetime)
    return value.replace(second=0, microsecond=0) if is_note else value


def in_zone(title: str, wording: Wording) -> str:
    """The title of a moment, with the zone that it is told in: `Time (UTC)`."""
    return f"{title} ({wording.zone.key})"


def _title(field: Field, wording: Wording) -> str:
    title = _(field.title)
    match field.type:
        case Moment():
            return in_zone(title, wording)
        case Number(unit=unit) if unit:
            return f"{title}, {_(unit)}"
        case _:
            return title


def _is_elsewhere(section: Listing, field: Field) -> bool:
    """The cell of an event's time also says whether it is approximate, and how it was typed.

    What a person has marked decides what other pages show, and is no part of what happened.
    """
    return section.key == "timeline" and field.key in _NO_COLUMNS


def _cell(section: Listing, row: Any, field: Field, wording: Wording) -> str:
    value = told(getattr(row, field.key), field)
    if any(value is untold for untold in _UNTOLD) and value is _defaults(section.entry)[field.key]:
        return ""
    text = to_text(value, field.type, wording)
    if field.key != "at":
        return text
    if value is None:
        return getattr(row, "typed", "")
    return f"{ABOUT}{text}" if getattr(row, "is_approximate", False) else text


@cache
def _defaults(owner: type) -> dict[str, Any]:
    return {field.name: field.default for field in fields(owner)}
