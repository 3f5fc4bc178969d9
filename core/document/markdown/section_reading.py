"""The text of one section of facts, or of one listing, back to values."""

from dataclasses import replace
from typing import Any

from core.document.blocks import Table
from core.document.fields import Facts, Field, Listing
from core.document.markdown.cells import pairs_of, read_lines
from core.document.markdown.doubts import Doubt
from core.document.markdown.titles import field_named, is_figure
from core.document.rows import ABOUT
from core.document.text import from_text
from core.document.wording import Wording, zone_named
from core.domain.errors import Refused


def read_facts(section: Facts, text: str, wording: Wording) -> tuple[dict[str, Any], tuple[Doubt, ...]]:
    """The values by field, from a list of names and values or from a table of two columns."""
    lines = read_lines(text)
    values: dict[str, Any] = {}
    doubts = [Doubt(section.title, lines.rest)] if lines.rest else []
    for title, spelled in (*lines.pairs.rows, *pairs_of(lines.table).rows):
        field, aside = field_named(title, section)
        if field:
            _read_value(field, title, spelled, _in_zone(wording, aside), values, doubts)
        elif not is_figure(title, section):
            doubts.append(Doubt(title, spelled))
    return values, tuple(doubts)


def read_rows(section: Listing, text: str, wording: Wording) -> tuple[tuple[Any, ...], tuple[Doubt, ...]]:
    """Rows of a table by the titles of its columns; blank rows are none."""
    lines = read_lines(text)
    doubts = [Doubt(section.title, lines.rest)] if lines.rest else []
    doubts += [Doubt(title, value) for title, value in lines.pairs.rows]
    columns = [(title, *field_named(title, section)) for title in lines.table.header]
    rows = []
    for cells in lines.table.rows:
        values: dict[str, Any] = {}
        for (title, field, aside), cell in zip(columns, cells, strict=False):
            _read_cell(section, field, title, cell, _in_zone(wording, aside), values, doubts)
        doubts += [Doubt(section.title, cell) for cell in cells[len(columns) :] if cell]
        if values:
            rows.append(section.entry(**values))
    return tuple(rows), tuple(doubts)


def is_table_of(section: Listing, table: Table) -> bool:
    """Whether the columns are those of the listing, most of them."""
    known = sum(field_named(title, section)[0] is not None for title in table.header)
    return known * 2 > len(table.header)


def _read_cell(
    section: Listing,
    field: Field | None,
    title: str,
    cell: str,
    wording: Wording,
    values: dict[str, Any],
    doubts: list[Doubt],
) -> None:
    if field is None:
        if cell:
            doubts.append(Doubt(title, cell))
    elif cell and section.key == "timeline" and field.key == "at":
        _read_time_of_event(field, title, cell, wording, values, doubts)
    else:
        _read_value(field, title, cell, wording, values, doubts)


def _read_time_of_event(
    field: Field, title: str, cell: str, wording: Wording, values: dict[str, Any], doubts: list[Doubt]
) -> None:
    """A time that cannot be understood stays as it was typed."""
    unread: list[Doubt] = []
    _read_value(field, title, cell.removeprefix(ABOUT), wording, values, unread)
    if "at" not in values:
        _read_value(Field("typed", title), title, cell, wording, values, doubts)
    elif cell.startswith(ABOUT):
        values["is_approximate"] = True


def _read_value(
    field: Field, title: str, text: str, wording: Wording, values: dict[str, Any], doubts: list[Doubt]
) -> None:
    try:
        value = from_text(text, field.type, wording)
    except Refused:
        doubts.append(Doubt(title, text))
        return
    if value not in (None, ""):
        values[field.key] = value


def _in_zone(wording: Wording, name: str) -> Wording:
    zone = zone_named(name) if name else None
    return replace(wording, zone=zone) if zone else wording
