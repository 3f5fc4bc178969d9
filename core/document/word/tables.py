"""Tables with a repeated header and unbroken rows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from core.document.word.inline import Rich
from core.document.word.markup import NOTHING, Xml, joined, paragraph, w
from core.document.word.widths import widths

_HEADER_ROW: Final = w("trPr", w("cantSplit"), w("tblHeader"))
_ROW: Final = w("trPr", w("cantSplit"))
_FIRST_ROW: Final = w("tblLook", val="0620", firstRow=1, noHBand=1, noVBand=1)
_FIRST_COLUMN: Final = w("tblLook", val="0680", firstColumn=1, noHBand=1, noVBand=1)
_AFTER: Final = paragraph("AfterTable")
_BROAD: Final = "abcd " * 99


@dataclass(frozen=True, slots=True)
class _Column:
    """What the cells of a column share."""

    width: int
    cell: Xml
    """Their own properties."""
    text: Xml
    """The properties of their paragraphs."""


def listing(
    header: Sequence[Rich],
    rows: Sequence[Sequence[Rich]],
    room: int,
    *,
    left: int = 0,
    sides: Sequence[str] = (),
) -> Xml:
    """A table with a header; `sides` are the alignments of its columns, where they have one."""
    if not header:
        return NOTHING
    texts = [[cell.text for cell in column] for column in zip(header, *rows, strict=True)]
    across, aligned = widths(texts, room - left), sides or [""] * len(header)
    headings = [_column("TableHeading", width, side) for width, side in zip(across, aligned, strict=True)]
    columns = [_column("TableText", width, side) for width, side in zip(across, aligned, strict=True)]
    body = (_row(_ROW, row, columns) for row in rows)
    return _table(
        "AfterwordTable", _FIRST_ROW, columns, [_row(_HEADER_ROW, header, headings), *body], left=left
    )


def pairs(rows: Sequence[tuple[Rich, Rich]], room: int) -> Xml:
    """Two columns: bold names and their values."""
    if not rows:
        return NOTHING
    name = min(widths([[name.text for name, _ in rows], [_BROAD]], room)[0], room * 2 // 5)
    columns = [_column("TableName", name), _column("TableText", room - name)]
    return _table("AfterwordPairs", _FIRST_COLUMN, columns, (_row(_ROW, row, columns) for row in rows))


def _column(style: str, width: int, side: str = "") -> _Column:
    aligned = w("jc", val=side) if side else NOTHING
    cell = w("tcPr", w("tcW", w=width, type="dxa"))
    return _Column(width, cell, w("pPr", w("pStyle", val=style), aligned))


def _table(style: str, look: Xml, columns: Sequence[_Column], rows: Iterable[Xml], *, left: int = 0) -> Xml:
    """With a small paragraph behind it: two tables that touch become one."""
    properties = w(
        "tblPr",
        w("tblStyle", val=style),
        w("tblW", w=sum(column.width for column in columns), type="dxa"),
        w("tblInd", w=left, type="dxa"),
        w("tblLayout", type="fixed"),
        look,
    )
    grid = w("tblGrid", *(w("gridCol", w=column.width) for column in columns))
    return joined(w("tbl", properties, grid, *rows), _AFTER)


def _row(properties: Xml, row: Sequence[Rich], columns: Sequence[_Column]) -> Xml:
    cells = (
        w("tc", column.cell, w("p", column.text, cell.xml)) for cell, column in zip(row, columns, strict=True)
    )
    return w("tr", properties, *cells)
