"""Opening the register of a large workspace, beside that of a small one."""

from contextlib import ExitStack
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Final

from benchmarks.harness.browser import Reader, readers
from benchmarks.harness.samples import store_with
from benchmarks.harness.server import APP, serve
from benchmarks.harness.table import Table, ms, ratio

FEW: Final = 50
MANY: Final = 5_000
TIMES: Final = 9
GOAL: Final = 1.5


def measure() -> Table:
    with TemporaryDirectory() as folder, ExitStack() as stack:
        opened = {}
        for postmortems in (FEW, MANY):
            data = Path(folder) / str(postmortems)
            cookies = store_with(postmortems, data, as_listed=True)
            opened[stack.enter_context(serve(APP, AFTERWORD_DATA_DIR=data)).address] = cookies
        both = stack.enter_context(readers(opened))
        for reader in both:
            reader.open("settings")
        pairs = [[_open(reader) for reader in both] for _time in range(TIMES)]
    few, many = (median(times) for times in zip(*pairs, strict=True))
    return Table(
        title="Opening the register, from click to settled",
        goal=f"with {MANY:,} at most {GOAL} × with {FEW}",
        header=("postmortems", "time", "ratio"),
        rows=[(f"{FEW:,}", ms(few), ""), (f"{MANY:,}", ms(many), ratio(many / few, GOAL))],
    )


def _open(reader: Reader) -> float:
    time = reader.click(reader.menu("Postmortems"))
    reader.click(reader.menu("Settings"))
    return time
