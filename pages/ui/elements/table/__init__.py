"""A dense, accessible table whose rows open."""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal

from pages.ui import session
from pages.ui.elements.declare import declare

_table = declare(__file__, '<div class="root"><div class="frame"></div></div>')


@dataclass(frozen=True, slots=True)
class Column:
    """`kind` sets alignment and wrapping; the column that `opens` holds the row's button."""

    title: str
    kind: Literal["", "wide", "narrow", "number", "time"] = ""
    opens: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """A shape with a colour of the theme, always beside a word."""

    sign: str
    colour: str


@dataclass(frozen=True, slots=True)
class Cell:
    """`tone` draws the text as a pill; `title` is shown on hover."""

    text: str
    tone: Literal["", "strong", "warning", "good", "bad", "quiet"] = ""
    mark: Mark | None = None
    title: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """`notes` are sentences under the words of the column that opens, on what to look at there."""

    id: str
    cells: tuple[str | Cell, ...]
    notes: tuple[str, ...] = ()


def table(
    columns: Sequence[Column],
    rows: Sequence[Row],
    *,
    key: str,
    caption: str,
    open_row: str = "",
    height: int | None = None,
    on_opened: Callable[[str], None] | None = None,
    opens: bool = False,
) -> str:
    """Draw it; the id of the row that was just opened by click or key, else nothing.

    `on_opened` is called with that id before the page is drawn. `height` in pixels, else all rows.
    """

    def opened() -> None:
        if on_opened and (row := session.answer(key, "opened")):
            on_opened(str(row))

    data: dict[str, Any] = {
        "caption": caption,
        "columns": [asdict(column) for column in columns],
        "rows": [
            {"id": row.id, "cells": [_plain(cell) for cell in row.cells], "notes": list(row.notes)}
            for row in rows
        ],
        "open": open_row,
        "opens": opens or on_opened is not None,
        "height": height,
        "scrollTo": open_row,
    }
    return str(_table(key=key, data=data, on_opened_change=opened).opened or "")


def _plain(cell: str | Cell) -> Any:
    if isinstance(cell, str):
        return cell
    return {name: value for name, value in asdict(cell).items() if value}
