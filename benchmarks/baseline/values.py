"""Made-up values, as many as there are postmortems."""

import os
from pathlib import Path
from typing import Final

from pages.ui.elements.table import Cell, Column, Row

HERE: Final = Path(__file__).parent
POSTMORTEMS: Final = int(os.environ.get("BASELINE_POSTMORTEMS", "1"))
ENTRY_COLUMNS: Final = [
    Column("Number", "narrow"),
    Column("Title", "wide", opens=True),
    Column("Severity", "narrow"),
    Column("Services", ""),
    Column("Date", "time"),
    Column("Duration", "time"),
    Column("Stage", "narrow"),
    Column("Items done", "number"),
    Column("Author", "narrow"),
]
ACTION_COLUMNS: Final = [
    Column("Due", "time"),
    Column("Action", "wide", opens=True),
    Column("Priority", "narrow"),
    Column("Status", "narrow"),
    Column("Postmortem", "wide"),
]
TITLE: Final = "Checkout answered slowly, case 1"
PAPER: Final = (
    "<h1>Checkout answered slowly</h1>" + "<h2>Summary</h2><p>Card payments failed for one in four.</p>" * 12
)


def entries(most: int) -> list[Row]:
    cells = (
        "P0-001",
        TITLE,
        Cell("P0", "strong"),
        "service-1",
        "2026-03-02",
        "38 min",
        Cell("Draft"),
        "0 / 4",
        "Ana",
    )
    return [Row(str(at), cells) for at in range(min(POSTMORTEMS, most))]


def actions(most: int) -> list[Row]:
    cells = (
        Cell("2026-03-02 overdue", "bad"),
        "AI-1 Alert when use of the pool passes 80 %",
        "",
        "Open",
        TITLE,
    )
    return [Row(str(at), cells) for at in range(min(4 * POSTMORTEMS, most))]
