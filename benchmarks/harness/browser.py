"""A reader with a real browser, and the time from a click until the page has settled."""

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

from playwright.sync_api import Locator, Page, sync_playwright

READY: Final = "[data-testid=stApp][data-test-script-state=notRunning][data-test-connection-state=CONNECTED]"
QUIET: Final = 200
"""Milliseconds without a change on the page, after which it counts as settled; not part of the time."""
WATCH: Final = """
quiet => {
  const app = document.querySelector('[data-testid=stApp]')
  window.settled = new Promise(resolve => {
    let clicked, last, timer
    const wait = () => {
      if (clicked === undefined) return
      last = performance.now()
      clearTimeout(timer)
      timer = setTimeout(end, quiet)
    }
    const end = () => {
      if (app.dataset.testScriptState !== 'notRunning') return
      changes.disconnect()
      resolve(last - clicked)
    }
    const changes = new MutationObserver(wait)
    changes.observe(app, {subtree: true, childList: true, attributes: true, characterData: true})
    addEventListener('click', () => { clicked ??= performance.now(); wait() }, {capture: true})
  })
}
"""
"""A run always ends with a change: of the state that the app's element bears, if of nothing else."""


@dataclass(frozen=True, slots=True)
class Reader:
    page: Page
    address: str

    def open(self, path: str) -> None:
        self.page.goto(f"{self.address}/{path}")
        self.page.locator(READY).wait_for()

    def menu(self, title: str) -> Locator:
        return self.page.get_by_test_id("stTopNavLink").filter(has_text=title)

    def click(self, target: Locator) -> float:
        """Seconds from the click until no run follows any more."""
        target.wait_for()
        self.page.evaluate(WATCH, QUIET)
        target.click()
        return float(self.page.evaluate("window.settled")) / 1000


@contextmanager
def readers(addresses: Mapping[str, str], *, tabs: int = 1) -> Iterator[list[Reader]]:
    """So many readers per server's address, in order, each with a profile of their own and the cookies given as a header."""
    with sync_playwright() as playwright:
        chromium = shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        opened = []
        for address, cookies in [each for each in addresses.items() for _tab in range(tabs)]:
            context = browser.new_context(viewport={"width": 1280, "height": 720}, locale="en-GB")
            for name, value in (cookie.split("=", 1) for cookie in cookies.split("; ") if cookie):
                context.add_cookies([{"name": name, "value": value, "url": address}])
            opened.append(Reader(context.new_page(), address))
        yield opened
        browser.close()
