"""Several people, each in a browser profile of their own, in one postmortem."""

from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.e2e import steps
from tests.e2e.begun import Begun
from tests.e2e.server import Server

DESK = ViewportSize(width=1280, height=720)
PHONE = ViewportSize(width=390, height=844)
_NOTE_RUNS = """
addEventListener("DOMContentLoaded", () => {
  window.runs = 0
  let before = ""
  new MutationObserver(() => {
    const now = document.querySelector("[data-testid=stApp]")?.dataset.testScriptState
    if (now === "running" && before !== "running") window.runs += 1
    before = now
  }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-test-script-state"] })
})
"""


class Team:
    """Ana has begun a postmortem; others come in under their names."""

    def __init__(self, browser: Browser, server: Server) -> None:
        self._browser = browser
        self._begun = Begun(server)
        self._pages: dict[str, Page] = {}

    def __call__(self, name: str = "Ana Souza", step: str = "", *, viewport: ViewportSize = DESK) -> Page:
        """The person's tab, at a step of the postmortem."""
        page = self._pages.get(name) or self._enter(name, viewport)
        self._begun.open(page, step)
        return page

    def part(self) -> None:
        for page in self._pages.values():
            page.context.close()

    def _enter(self, name: str, viewport: ViewportSize) -> Page:
        context = self._browser.new_context(viewport=viewport, locale="en-US", timezone_id="Europe/Moscow")
        context.set_default_timeout(steps.PATIENCE)
        expect.set_options(timeout=steps.PATIENCE)
        context.add_init_script(_NOTE_RUNS)
        self._begun.let_in(context, name)
        page = self._pages[name] = context.new_page()
        return page


def go(page: Page, address: str, step: str = "") -> None:
    """Open the postmortem of that address, perhaps at another step."""
    page.goto(address.partition("&step=")[0] + (f"&step={step}" if step else ""))
    steps.settled(page)


def runs(page: Page) -> int:
    """How often the page's script has run since the page was opened."""
    return int(page.evaluate("window.runs"))
