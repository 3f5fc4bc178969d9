"""The real app, and a real Chromium looking at it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from core.services import workspace
from tests.e2e import steps
from tests.e2e.begun import Begun
from tests.e2e.people import Team
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


@pytest.fixture
def page(browser, tmp_path) -> Iterator[Page]:
    """A tab of a new profile; what it showed last is kept as a picture beside the test's files."""
    context = browser.new_context(
        viewport={"width": 1280, "height": 720}, locale="en-US", timezone_id="Europe/Moscow"
    )
    context.set_default_timeout(steps.PATIENCE)
    expect.set_options(timeout=steps.PATIENCE)
    yield context.new_page()
    for tab in context.pages:
        tab.screenshot(path=tmp_path / "last.png")
    context.close()


@pytest.fixture
def form(server, page) -> Page:
    """A postmortem that was just begun, open for writing."""
    begun = Begun(server)
    begun.let_in(page.context)
    begun.open(page)
    return page


@pytest.fixture
def team(server, browser: Browser) -> Iterator[Team]:
    """People on one postmortem, each in a browser profile of their own."""
    together = Team(browser, server)
    yield together
    together.part()
