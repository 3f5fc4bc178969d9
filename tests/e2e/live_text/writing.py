"""What the tests of the live text do and look at."""

import re
from urllib.parse import urlencode

from playwright.sync_api import Locator, Page, Route, expect

from core import clock
from core.document.shared_text import texts
from core.services import prose
from tests.e2e import steps
from tests.factories import a_person

KEY = "root_cause"
LABEL = "Root cause"
SAVED = re.compile(r"^Saved( \d\d:\d\d:\d\d)?$")
OFFLINE = re.compile("^Offline")


def stored(store, postmortem, key=KEY) -> str:
    return texts(prose.news(store, postmortem).updates).get(key, "")


def stand(store, postmortem, text: str, key=KEY) -> None:
    """Have the text stand there before anybody comes."""
    prose.write_text(store, postmortem, key, text, by=a_person(), now=clock.now())


def opened(page: Page, server, postmortem, **also: str) -> Locator:
    page.goto(f"{server.url}/?{urlencode({'id': postmortem, **also})}")
    return steps.prose_box(page, LABEL)


def expect_text(page: Page, text: str) -> None:
    steps.expect_prose(page, LABEL, text)


def text_of(page: Page) -> str:
    return steps.prose_of(page, LABEL)


def status(page: Page) -> Locator:
    return page.locator("[role=status][data-state]").first


def expect_saved(page: Page) -> None:
    """The state is that of this moment; its words wait, so as not to flicker."""
    expect(status(page)).to_have_attribute("data-state", "saved", timeout=15_000)
    expect(status(page)).to_have_text(SAVED)


def errors_of(page: Page) -> list[str]:
    """What the console complains of, from now on."""
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    return complaints


def held_back(page: Page, addresses: str) -> list[Route]:
    """Requests for these addresses, which wait until they are let go on."""
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route(addresses, hold)
    return held
