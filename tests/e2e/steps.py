"""What a person does in the browser, in words."""

from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

TYPING = 450
"""Milliseconds after which a field sends what was typed, and a little more."""
SETTLING = 1_000
BEGINNING = 120
PATIENCE = 30_000
"""Milliseconds: only what fails waits that long."""
STEP = 50
TEXT = """box => box.value ?? [...box.querySelectorAll(".cm-line")].map(line => {
    const copy = line.cloneNode(true)
    copy.querySelectorAll(".cm-placeholder").forEach(hint => hint.remove())
    return copy.textContent
}).join("\\n")"""
"""What stands in a text field, plain or rich; a hint is no text."""
READY = "[data-testid=stApp][data-test-script-state=notRunning][data-test-connection-state=CONNECTED]"


def settled(page: Page) -> None:
    """Nothing runs any more, on either side; what was just done has had the time to begin."""
    page.wait_for_timeout(BEGINNING)
    page.wait_for_selector(READY)


def press(page: Page, name: str, *, exact: bool = True) -> None:
    """A click with the duration of a person's, on a page that stands still."""
    settled(page)
    page.get_by_role("button", name=name, exact=exact).first.click(delay=50)
    settled(page)


def choose(page: Page, label: str, option: str) -> None:
    """Pick an option of a select box."""
    page.get_by_role("combobox", name=label, exact=True).click(delay=50)
    page.get_by_role("option", name=option, exact=True).click(delay=50)
    settled(page)


def write(page: Page, label: str, text: str) -> None:
    """Type into the box of that label."""
    page.get_by_role("textbox", name=label, exact=True).fill(text)


def fill(page: Page, label: str, text: str) -> None:
    """Type into a field that saves as it changes, and wait until it has."""
    write(page, label, text)
    page.wait_for_timeout(TYPING)
    settled(page)


def prose_box(page: Page, label: str) -> Locator:
    """The text of that label, once it can be written."""
    box = page.get_by_role("textbox", name=label, exact=True)
    expect(box).to_be_editable()
    return box


def write_prose(page: Page, label: str, text: str) -> None:
    """Type into the live editor and wait for the word that it is saved."""
    box = prose_box(page, label)
    box.fill(text)
    expect_prose(page, label, text)
    field = page.locator(".field", has=box)
    expect(field.locator("[data-state]")).to_have_attribute("data-state", "saved")
    page.wait_for_timeout(SETTLING)
    settled(page)


def prose_of(page: Page, label: str) -> str:
    """The exact text of a live editor, as far as it is in view."""
    box = page.get_by_role("textbox", name=label, exact=True)
    return str(box.evaluate(TEXT))


def expect_prose(page: Page, label: str, text: str) -> None:
    """Wait until the live editor holds exactly that."""
    for _try in range(PATIENCE // STEP):
        if (found := prose_of(page, label)) == text:
            return
        page.wait_for_timeout(STEP)
    pytest.fail(f"{label} holds {found!r} and not {text!r}")


def add(page: Page, button: str) -> None:
    """Add a row; its form is open and its first field has the focus."""
    press(page, button)


def choose_zone(page: Page, zone: str) -> None:
    """In the document's menu."""
    press(page, "Document", exact=False)
    page.get_by_role("combobox", name="Times are in").fill(zone)
    page.get_by_role("option", name=zone, exact=True).click(delay=50)
    settled(page)
    page.keyboard.press("Escape")


def first_start(page: Page, url: str, *, profile: str = "Platform team (P0, P1, P2)") -> None:
    page.goto(url)
    page.get_by_text(profile, exact=True).click()
    write(page, "Name of the workspace", "Payments")
    press(page, "Start")
    sign_in(page)


def sign_in(page: Page, name: str = "Ana Souza", email: str = "ana@example.com") -> None:
    write(page, "Name", name)
    write(page, "E-mail", email)
    press(page, "Continue")
    expect(page.get_by_role("heading", name="What waits for you")).to_be_visible()


def begin(page: Page, title: str, severity: str = "P0") -> None:
    press(page, "New postmortem")
    write(page, "What failed, for whom?", title)
    page.get_by_role("radio", name=severity).or_(
        page.get_by_role("button", name=severity, exact=True)
    ).first.click()
    press(page, "Begin writing")
    expect(page.get_by_role("button", name="The incident")).to_be_visible()


def open_step(page: Page, title: str) -> None:
    page.get_by_role("navigation", name="Steps").get_by_role("button", name=title).click(delay=50)
    expect(page.get_by_role("heading", name=title, level=2).first).to_be_visible()
    settled(page)


def download(page: Page, name: str, folder: Path) -> Path:
    """Take the document along in the format of that name."""
    button = page.get_by_role("button", name=name)
    if not button.is_visible():
        press(page, "Download", exact=False)
    with page.expect_download() as found:
        button.click(delay=50)
    path = folder / found.value.suggested_filename
    found.value.save_as(path)
    return path
