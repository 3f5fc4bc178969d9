"""How long a letter takes from the key to the other browser: two writers alone, and twenty while others read."""

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from threading import Event
from typing import Final

from playwright.sync_api import ElementHandle, Page

from benchmarks.harness.browser import readers
from benchmarks.harness.etherpad import etherpad
from benchmarks.harness.etherpad_writer import etherpad_writers
from benchmarks.harness.keystrokes import latencies, p95
from benchmarks.harness.samples import store_with
from benchmarks.harness.server import APP, Server, serve
from benchmarks.harness.session import session
from benchmarks.harness.table import Table, ms
from benchmarks.harness.writer import writers
from core.domain.ids import PostmortemId
from core.settings import Settings
from storage import open_store

KEYS: Final = 200
PAUSE: Final = 0.1
"""Seconds between two keys: a fast typist."""
OTHERS: Final = 18
KEYS_OF_OTHERS: Final = 3.0
"""A second."""
READERS: Final = 20
POSTMORTEM: Final = PostmortemId("sample-1")
ADDRESS: Final = f"write?id={POSTMORTEM}&step=why"
SECTIONS: Final = (
    "what_failed",
    "went_well",
    "went_wrong",
    "got_lucky",
    "summary_incident",
    "recovery_steps",
)


def measure() -> Table:
    alone, crowd = _afterword()
    rival = _etherpad()
    rows = [
        _row("Afterword, 2 writers", alone, 0.025),
        _row(f"Afterword, 20 writers, {READERS} readers run every second", crowd, 0.1),
        *(
            [("Etherpad", "could not be started", "", "")]
            if rival is None
            else [_row("Etherpad, 2 writers", rival[0], None), _row("Etherpad, 20 writers", rival[1], None)]
        ),
    ]
    return Table(
        title=f"From the key to the other browser, {KEYS} keys",
        goal="p95 at most 25 ms with two writers, 100 ms with twenty",
        header=("", "median", "p95", "longest"),
        rows=rows,
    )


def _row(name: str, seconds: list[float], goal: float | None) -> tuple[str, str, str, str]:
    worst = p95(seconds)
    missed = goal is not None and worst > goal
    return name, ms(median(seconds)), ms(worst) + (" ✗" if missed else ""), ms(max(seconds))


def _afterword() -> tuple[list[float], list[float]]:
    with TemporaryDirectory() as folder, ExitStack() as stack:
        data = Path(folder)
        cookies = store_with(5, data)
        server = stack.enter_context(serve(APP, AFTERWORD_DATA_DIR=data))
        store = open_store(Settings(data_dir=data))
        stack.callback(store.close)
        one, other = stack.enter_context(readers({server.address: cookies}, tabs=2))
        boxes = [_editor(each.page, f"{server.address}/{ADDRESS}") for each in (one, other)]
        pair = ((one.page, boxes[0]), (other.page, boxes[1]))
        boxes[0].click()
        alone = latencies(*pair, keys=KEYS, pause=PAUSE)
        sections = [SECTIONS[number % len(SECTIONS)] for number in range(OTHERS)]
        with (
            writers(server, store, POSTMORTEM, sections, keys_a_second=KEYS_OF_OTHERS),
            _reruns(server, cookies),
        ):
            return alone, latencies(*pair, keys=KEYS, pause=PAUSE)


def _editor(page: Page, address: str) -> ElementHandle:
    page.goto(address)
    box = page.get_by_role("textbox", name="Root cause", exact=True)
    box.and_(page.locator("[contenteditable=true]")).wait_for()
    return box.element_handle()


@contextmanager
def _reruns(server: Server, cookies: str) -> Iterator[None]:
    """Readers of the same postmortem whose page runs every second."""
    stop = Event()

    def read(number: int) -> None:
        with session(server, cookies) as reader:
            stop.wait(number / READERS)
            while not stop.is_set():
                begin = time.perf_counter()
                reader.run("read", f"id={POSTMORTEM}")
                stop.wait(max(0, 1 - (time.perf_counter() - begin)))

    with ThreadPoolExecutor(READERS) as threads:
        reading = [threads.submit(read, number) for number in range(READERS)]
        try:
            yield
        finally:
            stop.set()
            for each in reading:
                each.result()


def _etherpad() -> tuple[list[float], list[float]] | None:
    with etherpad() as address, ExitStack() as stack:
        if address is None:
            return None
        pages = [each.page for each in stack.enter_context(readers({address: ""}, tabs=2))]
        pair = tuple((page, _pad(page, f"{address}/p/pair")) for page in pages)
        pair[0][1].click()
        alone = latencies(pair[0], pair[1], keys=KEYS, pause=PAUSE)
        with etherpad_writers(address, "pair", OTHERS, keys_a_second=KEYS_OF_OTHERS):
            return alone, latencies(pair[0], pair[1], keys=KEYS, pause=PAUSE)


def _pad(page: Page, address: str) -> ElementHandle:
    page.goto(address)
    body = (
        page.frame_locator("iframe[name=ace_outer]").frame_locator("iframe[name=ace_inner]").locator("body")
    )
    body.and_(body.locator("xpath=self::*[@contenteditable='true']")).wait_for()
    return body.element_handle()
