"""The real app, and a real Chromium looking at it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from core.services import workspace
from tests.e2e.begun import Begun
from tests.e2e.people import Team
from tests.e2e.profiles import Profiles
from tests.e2e.server import Server, running
from tests.programs import chromium

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture
def empty_server(tmp_path) -> Iterator[Server]:
    """The app as it is at its first start."""
    with running(tmp_path) as app:
        yield app


@pytest.fixture(scope="session")
def house(tmp_path_factory) -> Iterator[Server]:
    with running(tmp_path_factory.mktemp("house")) as app:
        workspace.set_up(app.store, "platform", "Payments", "Europe/Moscow")
        yield app


@pytest.fixture
def server(house) -> Iterator[Server]:
    """The app of all tests, each of which writes a postmortem of its own. It may be killed."""
    yield house
    if not house.is_running:
        house.start()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        program = playwright.chromium.launch(executable_path=str(chromium()), args=[*FLAGS])
        yield program
        program.close()


@pytest.fixture(scope="session")
def profiles(browser) -> Profiles:
    return Profiles(browser)


@pytest.fixture
def page(profiles, tmp_path) -> Iterator[Page]:
    """A tab of a profile in which nobody has done anything."""
    tab = profiles.take()
    context = tab.context
    yield tab
    _keep_pictures(context, tmp_path)
    profiles.give_back(context)


@pytest.fixture
def own_page(profiles, tmp_path) -> Iterator[Page]:
    """The same for a test that does to the browser what cannot be taken back."""
    with profiles.new() as context:
        yield context.new_page()
        _keep_pictures(context, tmp_path)


def _keep_pictures(context: BrowserContext, folder: Path) -> None:
    """What was shown last, beside the test's files."""
    for number, tab in enumerate(context.pages):
        tab.screenshot(path=folder / f"last-{number}.png")


@pytest.fixture
def form(server, page) -> Page:
    """A postmortem that was just begun, open for writing."""
    begun = Begun(server)
    begun.let_in(page.context)
    begun.open(page)
    return page


@pytest.fixture
def team(server, profiles) -> Iterator[Team]:
    """People on one postmortem, each in a browser profile of their own."""
    together = Team(profiles, server)
    yield together
    together.part()
