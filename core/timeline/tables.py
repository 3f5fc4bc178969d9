"""Tables of a pasted block: Markdown, a spreadsheet's tabs, CSV."""

import csv
from collections.abc import Mapping, Sequence
from typing import Final

from core.document.markdown.cells import read_lines
from core.domain.taxonomy import EventKind
from core.timeline.columns import Column, columns_named, guessed, is_header
from core.timeline.line import without_emphasis
from core.timeline.pieces import Loose, Pieces, Row, Statement
from core.timeline.stamps import find_stamp
from core.timeline.statements import of_header
from core.timeline.tags import kind_named

_RULE_SIGNS: Final = frozenset("|:- \t")
_FEW: Final = 2
_WIDEST: Final = 40
"""Columns that are looked at; what is further right stays together."""


def is_rule(line: str) -> bool:
    return "-" in line and "|" in line and _RULE_SIGNS.issuperset(line)


def rows_of_markdown(lines: Sequence[str]) -> list[list[str]]:
    """The cells, without the rule; the first row may be a header."""
    kept = [line for line in lines if not is_rule(line)]
    if not kept:
        return []
    table = read_lines("\n".join([kept[0], "|-|", *kept[1:]])).table
    return [list(row) for row in (table.header, *table.rows)]


def rows_of_text(text: str, *, is_chat: bool) -> list[list[str]] | None:
    """The cells of a block that is a table as a whole, or none where it is not."""
    lines = [line for line in text.split("\n") if line.strip()]
    if sum("\t" in line for line in lines) * 2 > len(lines):
        return _cells(text, "\t")
    if is_chat or len(lines) < _FEW:
        return None
    for separator in ",;|":
        rows = _cells(text, separator) if separator in lines[0] else None
        if rows and (_is_even(rows) or (separator != "|" and is_header(rows[0]))):
            return rows
    return None


def _is_even(rows: Sequence[Sequence[str]]) -> bool:
    width = len(rows[0])
    return width >= _FEW and all(len(row) == width and _is_time(row[0]) for row in rows)


def _is_time(cell: str) -> bool:
    stamp = find_stamp(cell.strip(), {})
    return stamp is not None and stamp.end == len(cell.strip())


def _cells(text: str, separator: str) -> list[list[str]]:
    lines = text.split("\n")
    try:
        rows = list(csv.reader((f"{line}\n" for line in lines), delimiter=separator, strict=True))
    except csv.Error:
        rows = [line.split(separator) for line in lines]
    return [[cell.strip() for cell in row] for row in rows if any(cell.strip() for cell in row)]


def pieces_of_table(
    rows: Sequence[Sequence[str]], choices: Mapping[str, str], *, has_header: bool = False
) -> Pieces:
    """The events of a table; what its headers say of the zone and the year comes first."""
    if not rows:
        return
    rows = [row if len(row) <= _WIDEST else [*row[:_WIDEST], " ".join(row[_WIDEST:])] for row in rows]
    width = max(map(len, rows))
    even = [[*row, *[""] * (width - len(row))] for row in rows]
    is_headed = is_header(rows[0]) or (has_header and not any(find_stamp(cell, choices) for cell in rows[0]))
    header = even.pop(0) if is_headed else [""] * width
    if is_headed:
        yield Loose(" | ".join(header))
    columns = guessed(columns_named(header), even)
    for cell, column in zip(header, columns, strict=True):
        if column is Column.WHEN:
            yield of_header(cell, choices)
    for row in even:
        yield from _pieces(row, columns, header, choices)


def _pieces(
    cells: Sequence[str], columns: Sequence[Column | None], header: Sequence[str], choices: Mapping[str, str]
) -> Pieces:
    held = {
        column: " ".join(cell for cell, each in zip(cells, columns, strict=True) if each is column and cell)
        for column in Column
    }
    when = " ".join(
        without_emphasis(cell)
        for cell, each in zip(cells, columns, strict=True)
        if each is Column.WHEN and cell
    )
    if held[Column.UNTIL]:
        when = f"{when} – {held[Column.UNTIL]}"
    when = f"{when} {held[Column.ZONE]}".strip()
    stamp = find_stamp(when, choices)
    others = [
        f"{name}: {cell}".removeprefix(": ")
        for name, cell, each in zip(header, cells, columns, strict=True)
        if each is None and cell
    ]
    is_bare = not (held[Column.TEXT] or held[Column.NOTE] or others)
    if is_bare and (stamp is None or stamp.clock is None):
        if stamp:
            yield Statement(day=stamp)
        yield Loose(" ".join(filter(None, cells)))
        return
    kind = kind_named(held[Column.KIND]) if held[Column.KIND] else EventKind.OTHER
    if kind is None:
        others.append(held[Column.KIND])
    note = "\n".join(filter(None, [held[Column.NOTE], *others]))
    yield Row(
        when=when,
        stamp=stamp,
        text=held[Column.TEXT],
        actor=held[Column.ACTOR].lstrip("@"),
        kind=kind or EventKind.OTHER,
        note=note,
        evidence=held[Column.EVIDENCE],
    )
