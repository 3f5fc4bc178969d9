"""Several people, each in a browser profile of their own, in one postmortem."""

from playwright.sync_api import BrowserContext, Page, ViewportSize

from tests.e2e import steps
from tests.e2e.begun import Begun
from tests.e2e.profiles import DESK, Profiles
from tests.e2e.server import Server


class Team:
    """Ana has begun a postmortem; others come in under their names."""

    def __init__(self, profiles: Profiles, server: Server) -> None:
        self._profiles = profiles
        self._begun = Begun(server)
        self._pages: dict[str, Page] = {}
        self._contexts: list[BrowserContext] = []

    def __call__(self, name: str = "Ana Souza", step: str = "", *, viewport: ViewportSize = DESK) -> Page:
        """The person's tab, at a step of the postmortem."""
        page = self._pages.get(name) or self._enter(name, viewport)
        self._begun.open(page, step)
        return page

    def part(self) -> None:
        for context in self._contexts:
            self._profiles.give_back(context)

    def _enter(self, name: str, viewport: ViewportSize) -> Page:
        page = self._pages[name] = self._profiles.take(viewport)
        self._contexts.append(page.context)
        self._begun.let_in(page.context, name)
        return page


def go(page: Page, address: str, step: str = "") -> None:
    """Open the postmortem of that address, perhaps at another step."""
    page.goto(address.partition("&step=")[0] + (f"&step={step}" if step else ""))
    steps.settled(page)


def runs(page: Page) -> int:
    """How often the page's script has run since the page was opened."""
    return int(page.evaluate("window.runs"))
