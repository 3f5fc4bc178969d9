"""How long a new row takes from one person's click to another's screen."""

from collections.abc import Sequence
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
TOLD: Final = 0.15
SHOWN: Final = 1.0
FORM: Final = "write?id=sample-1&step=timeline"
DOCUMENT: Final = "read?id=sample-1"
_NOTE_CLICK: Final = """
() => addEventListener('click', () => { window.clicked = performance.timeOrigin + performance.now() }, {capture: true, once: true})
"""
_CHANGED: Final = 4
_NOTE_WORD: Final = f"""
const Real = WebSocket
window.WebSocket = class extends Real {{
  constructor(...given) {{
    super(...given)
    this.addEventListener('message', ({{data}}) => {{
      if (data instanceof ArrayBuffer && new Uint8Array(data)[0] === {_CHANGED}) window.heard = performance.timeOrigin + performance.now()
    }})
  }}
}}
"""
"""When the other browser is told that something has changed, by the kind of the frame."""
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
        ben.page.add_init_script(_NOTE_WORD)
        ana.open(FORM)
        rows: list[tuple[str, ...]] = []
        for name, path in (("the form", FORM), ("the document", DOCUMENT)):
            ben.open(path)
            ben.page.wait_for_timeout(3_000)
            both = [_appears(ana.page, ben.page) for _time in range(TIMES)]
            told, shown = zip(*both, strict=True)
            rows += [_row(f"{name}: is told", told, TOLD), _row(f"{name}: shows it", shown, SHOWN)]
    return Table(
        title=f"From one person's click to the other's screen, {TIMES} new rows",
        goal=f"p95 at most {TOLD * 1000:.0f} ms until the page is told, {SHOWN:.0f} s until it shows it",
        header=("the other's page", "median", "p95", "longest"),
        rows=rows,
    )


def _row(name: str, times: Sequence[float], goal: float) -> tuple[str, ...]:
    return name, ms(median(times)), ms(p95(times)) + (" ✗" if p95(times) > goal else ""), ms(max(times))


def _appears(writer: Page, reader: Page) -> tuple[float, float]:
    """Seconds until the other's browser knows of it, and until the row stands there."""
    writer.evaluate(_NOTE_CLICK)
    reader.evaluate(_WAIT_FOR_ROW)
    writer.get_by_role("button", name="Add event").click()
    seen = float(reader.evaluate("window.appeared"))
    heard, clicked = float(reader.evaluate("window.heard")), float(writer.evaluate("window.clicked"))
    writer.wait_for_timeout(PAUSE)
    return (heard - clicked) / 1000, (seen - clicked) / 1000
