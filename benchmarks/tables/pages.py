"""Every page from click to settled, beside a page with the same widgets and no logic."""

from collections.abc import Callable, Mapping
from contextlib import ExitStack
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Final

from playwright.sync_api import Locator

from benchmarks.harness.browser import Reader, readers
from benchmarks.harness.samples import store_with
from benchmarks.harness.server import APP, BASELINE, serve
from benchmarks.harness.table import Table, ms, ratio

FEW: Final = 1
MANY: Final = 300
TIMES: Final = 5
GOAL: Final = 1.5
TOUR: Final[Mapping[str, Callable[[Reader], Locator]]] = {
    "register": lambda reader: reader.menu("Postmortems"),
    "reading": lambda reader: reader.page.get_by_role("button", name="Checkout answered slowly").first,
    "form": lambda reader: reader.page.get_by_role("button", name="Write", exact=True),
    "settings": lambda reader: reader.menu("Settings"),
    "home": lambda reader: reader.menu("Home"),
    "new postmortem": lambda reader: reader.page.get_by_role("button", name="New postmortem"),
}
"""What leads to each page from the one before; then the menu leads home again."""


def measure() -> Table:
    with TemporaryDirectory() as folder, ExitStack() as stack:
        opened = {}
        for postmortems in (FEW, MANY):
            data = Path(folder) / str(postmortems)
            cookies = store_with(postmortems, data)
            opened[stack.enter_context(serve(BASELINE, BASELINE_POSTMORTEMS=postmortems)).address] = ""
            opened[stack.enter_context(serve(APP, AFTERWORD_DATA_DIR=data)).address] = cookies
        everyone = stack.enter_context(readers(opened))
        for reader in everyone:
            reader.open("")
        tours = [[_tour(reader) for reader in everyone] for _time in range(TIMES + 1)][1:]
    return Table(
        title="Pages, from click to settled",
        goal=f"at most {GOAL} × the same widgets without logic",
        header=("page", f"{FEW} postmortem", "no logic", "ratio", f"{MANY} postmortems", "no logic", "ratio"),
        rows=[
            _row(page, [[tour[page] for tour in each] for each in zip(*tours, strict=True)]) for page in TOUR
        ],
    )


def _row(page: str, times: list[list[float]]) -> tuple[str, ...]:
    few_bare, few, many_bare, many = map(median, times)
    return (
        page,
        *(ms(few), ms(few_bare), ratio(few / few_bare, GOAL)),
        *(ms(many), ms(many_bare), ratio(many / many_bare, GOAL)),
    )


def _tour(reader: Reader) -> dict[str, float]:
    times = {page: reader.click(target(reader)) for page, target in TOUR.items()}
    reader.click(reader.menu("Home"))
    return times
