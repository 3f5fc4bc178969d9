"""From the start of the process until the first page has been drawn for somebody."""

from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Final

from benchmarks.harness.median import once
from benchmarks.harness.samples import store_with
from benchmarks.harness.server import APP, BARE, serve
from benchmarks.harness.session import session
from benchmarks.harness.table import Table, ms, ratio

TIMES: Final = 3
GOAL: Final = 1.5


def measure() -> Table:
    with TemporaryDirectory() as folder:
        data = Path(folder)
        cookies = store_with(1, data)
        pairs = [(once(_bare), once(lambda: _app(data, cookies))) for _time in range(TIMES)]
    bare, app = (median(times) for times in zip(*pairs, strict=True))
    return Table(
        title="Cold start",
        goal=f"at most {GOAL} × bare Streamlit",
        header=("", "time", "ratio"),
        rows=[
            ("bare Streamlit, a title", ms(bare), ""),
            ("Afterword, home", ms(app), ratio(app / bare, GOAL)),
        ],
    )


def _bare() -> None:
    with serve(BARE) as server, session(server) as reader:
        reader.run()


def _app(data: Path, cookies: str) -> None:
    with serve(APP, AFTERWORD_DATA_DIR=data) as server, session(server, cookies) as reader:
        reader.run()
