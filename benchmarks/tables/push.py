"""How long a new row takes from one person's click to another's screen."""

from contextlib import ExitStack
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Final

from playwright.sync_api import Page

from benchmarks.harness.browser import readers
from benchmarks.harness.keystrokes import p95
from benchmarks.harness.samples import store_with
from benchmarks.harness.server import APP, serve
from benchmarks.harness.table import Table, ms

TIMES: Final = 40
PAUSE: Final = 700
"""Milliseconds between two changes: nobody's follows from the last one."""
GOAL: Final = 0.15
FORM: Final = "write?id=sample-1&step=timeline"
DOCUMENT: Final = "read?id=sample-1"
_NOTE_CLICK: Final = """
() => addEventListener('click', () => { window.clicked = performance.timeOrigin + performance.now() }, {capture: true, once: true})
"""
_WAIT_FOR_ROW: Final = """
() => {
  const roots = root => [root, ...[...root.querySelectorAll('*')].filter(e => e.shadowRoot).flatMap(e => roots(e.shadowRoot))]
  const rows = () => roots(document).reduce((sum, root) => sum + root.querySelectorAll('tbody tr').length, 0)
  const before = rows()
  window.appeared = new Promise(resolve => {
    const look = () => rows() > before ? resolve(performance.timeOrigin + performance.now()) : setTimeout(look, 4)
    look()
  })
}
"""
"""Looks every 4 ms: the table may be drawn anew as a whole."""


def measure() -> Table:
    with TemporaryDirectory() as folder, ExitStack() as stack:
        data = Path(folder)
        cookies = store_with(5, data)
        server = stack.enter_context(serve(APP, AFTERWORD_DATA_DIR=data))
        ana, ben = stack.enter_context(readers({server.address: cookies}, tabs=2))
        ana.open(FORM)
        times = {}
        for name, path in (("the form", FORM), ("the document", DOCUMENT)):
            ben.open(path)
            ben.page.wait_for_timeout(3_000)
            times[name] = [_appears(ana.page, ben.page) for _time in range(TIMES)]
    return Table(
        title=f"From one person's click to the other's screen, {TIMES} new rows",
        goal=f"p95 at most {GOAL * 1000:.0f} ms",
        header=("the other looks at", "median", "p95", "longest"),
        rows=[
            (name, ms(median(each)), ms(p95(each)) + (" ✗" if p95(each) > GOAL else ""), ms(max(each)))
            for name, each in times.items()
        ],
    )


def _appears(writer: Page, reader: Page) -> float:
    writer.evaluate(_NOTE_CLICK)
    reader.evaluate(_WAIT_FOR_ROW)
    writer.get_by_role("button", name="Add event").click()
    seen = float(reader.evaluate("window.appeared"))
    clicked = float(writer.evaluate("window.clicked"))
    writer.wait_for_timeout(PAUSE)
    return (seen - clicked) / 1000
