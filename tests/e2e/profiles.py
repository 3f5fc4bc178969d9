"""Browser profiles that tests use one after the other: what has been fetched and compiled once is there for the next."""

from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Error, Page, ViewportSize, expect

from tests.e2e import steps

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
_FORGET = """async () => {
  localStorage.clear()
  sessionStorage.clear()
  for (const { name } of await indexedDB.databases()) indexedDB.deleteDatabase(name)
}"""


class Profiles:
    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._free: list[BrowserContext] = []

    def take(self, viewport: ViewportSize = DESK) -> Page:
        """A tab of a profile in which nobody has done anything."""
        context = self._free.pop() if self._free else self.new()
        page = context.pages[0] if context.pages else context.new_page()
        page.set_viewport_size(viewport)
        return page

    def give_back(self, context: BrowserContext) -> None:
        """Everything but what the browser has fetched is forgotten."""
        try:
            self._clean(context)
        except Error:  # the server is dead
            context.close()
        else:
            self._free.append(context)

    def new(self) -> BrowserContext:
        """One for a test that does to it what cannot be taken back; it closes it."""
        context = self._browser.new_context(viewport=DESK, locale="en-US", timezone_id="Europe/Moscow")
        context.set_default_timeout(steps.PATIENCE)
        expect.set_options(timeout=steps.PATIENCE)
        context.add_init_script(_NOTE_RUNS)
        return context

    @staticmethod
    def _clean(context: BrowserContext) -> None:
        context.set_offline(offline=False)
        context.unroute_all()
        kept, *others = context.pages or [context.new_page()]
        for tab in others:
            tab.close()
        kept.unroute_all()
        context.clear_cookies()
        if (address := urlsplit(kept.url)).netloc:
            # Still of the same site, or the process would go with all that it has compiled.
            kept.goto(f"{address.scheme}://{address.netloc}/healthz")
            kept.evaluate(_FORGET)
