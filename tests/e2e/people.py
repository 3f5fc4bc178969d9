"""Several people, each in a browser profile of their own, in one postmortem."""

from playwright.sync_api import Browser, Page, expect

from tests.e2e import steps

DESK = {"width": 1280, "height": 720}
PHONE = {"width": 390, "height": 844}
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

    def __init__(self, browser: Browser, url: str) -> None:
        self._browser = browser
        self._url = url
        self._pages: dict[str, Page] = {}
        ana = self._enter("Ana")
        steps.first_start(ana, url)
        steps.begin(ana, "Cards failed")
        self._address = ana.url

    def __call__(self, name: str = "Ana", step: str = "", **words: dict[str, int]) -> Page:
        """The person's tab, at a step of the postmortem."""
        page = self._pages.get(name)
        if page is None:
            page = self._enter(name, **words)
            steps.sign_in(page, name, f"{name.partition(' ')[0].lower()}@example.com")
        go(page, self._address, step)
        return page

    def part(self) -> None:
        for page in self._pages.values():
            page.context.close()

    def _enter(self, name: str, *, viewport: dict[str, int] = DESK) -> Page:
        context = self._browser.new_context(viewport=viewport, locale="en-US", timezone_id="Europe/Moscow")
        context.set_default_timeout(steps.PATIENCE)
        expect.set_options(timeout=steps.PATIENCE)
        context.add_init_script(_NOTE_RUNS)
        page = self._pages[name] = context.new_page()
        page.goto(self._url)
        return page


def go(page: Page, address: str, step: str = "") -> None:
    """Open the postmortem of that address, perhaps at another step."""
    page.goto(address.partition("&step=")[0] + (f"&step={step}" if step else ""))
    steps.settled(page)


def runs(page: Page) -> int:
    """How often the page's script has run since the page was opened."""
    return int(page.evaluate("window.runs"))
