"""From a key pressed in one browser to the letter in the other."""

from collections.abc import Sequence
from statistics import quantiles
from typing import Final

from playwright.sync_api import ElementHandle, Page

SIGN: Final = "x"
"""Nobody else types it."""

_NOTE_KEYS: Final = """
(_element) => {
  window.pressed = []
  if (window.isNoting) return
  window.isNoting = true
  const note = event => { if (event.key === 'SIGN') pressed.push(performance.timeOrigin + performance.now()) }
  const documents = [document, ...[...document.querySelectorAll('iframe')].flatMap(frame => [
    frame.contentDocument, ...[...frame.contentDocument.querySelectorAll('iframe')].map(inner => inner.contentDocument)
  ])]
  for (const each of documents) each.addEventListener('keydown', note, {capture: true})
}
""".replace("SIGN", SIGN)
_NOTE_SIGNS: Final = """
element => {
  const view = element.ownerDocument.defaultView
  const seen = window.top.seen = []
  const count = () => {
    const found = element.textContent.split('SIGN').length - 1
    const now = view.performance.timeOrigin + view.performance.now()
    while (seen.length < found) seen.push(now)
  }
  count()
  const before = seen.length
  window.top.before = before
  new view.MutationObserver(count).observe(element, {subtree: true, childList: true, characterData: true})
}
""".replace("SIGN", SIGN)


def latencies(
    writer: tuple[Page, ElementHandle], reader: tuple[Page, ElementHandle], *, keys: int, pause: float
) -> list[float]:
    """Seconds for each key, typed every `pause` seconds; both are editors of the same text, the writer's has the focus."""
    page, box = writer
    page.evaluate(_NOTE_KEYS, box)
    reader[1].evaluate(_NOTE_SIGNS)
    for _key in range(keys):
        page.keyboard.press(SIGN)
        page.wait_for_timeout(pause * 1000)
    reader[0].wait_for_function("keys => window.seen.length - window.before >= keys", arg=keys)
    pressed = page.evaluate("window.pressed")
    seen = reader[0].evaluate("window.seen.slice(window.before)")
    return [(there - here) / 1000 for here, there in zip(pressed, seen, strict=True)]


def p95(values: Sequence[float]) -> float:
    return quantiles(values, n=20)[-1]
