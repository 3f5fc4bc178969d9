"""Full reruns a second of the heaviest page, with as many readers as keep the server busy."""

import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from benchmarks.harness.median import seconds
from benchmarks.harness.samples import store_with
from benchmarks.harness.server import APP, Server, serve
from benchmarks.harness.session import session
from benchmarks.harness.table import Table, ms
from core.document.schema import STEPS

READERS: Final = 4
LASTING: Final = 6.0
"""Seconds."""
TIMES: Final = 7
PAGES: Final = (
    ("home", "", ""),
    ("register", "postmortems", ""),
    ("reading", "read", "id=sample-1"),
    *((f"form: {step.title.lower()}", "write", f"id=sample-1&step={step.key}") for step in STEPS),
)


def measure() -> Table:
    with TemporaryDirectory() as folder:
        data = Path(folder)
        cookies = store_with(300, data)
        with serve(APP, AFTERWORD_DATA_DIR=data) as server:
            alone = {name: _alone(server, cookies, page, query) for name, page, query in PAGES}
            heaviest = max(PAGES, key=lambda page: alone[page[0]])
            together = _together(server, cookies, *heaviest[1:])
    return Table(
        title="Full reruns, 300 postmortems",
        goal="none; for the record",
        header=("page", "a run for one reader", f"runs a second for {READERS}"),
        rows=[
            (name, ms(alone[name]), f"{together:.1f}" if name == heaviest[0] else "")
            for name, *_page in PAGES
        ],
    )


def _alone(server: Server, cookies: str, page: str, query: str) -> float:
    with session(server, cookies) as reader:
        reader.run(page, query)
        return seconds(lambda: reader.run(page, query), TIMES)


def _together(server: Server, cookies: str, page: str, query: str) -> float:
    def read(_number: int) -> int:
        runs = 0
        with session(server, cookies) as reader:
            reader.run(page, query)
            begin = time.perf_counter()
            while time.perf_counter() - begin < LASTING:
                reader.run(page, query)
                runs += 1
        return runs

    with ThreadPoolExecutor(READERS) as threads:
        return sum(threads.map(read, range(READERS))) / LASTING
