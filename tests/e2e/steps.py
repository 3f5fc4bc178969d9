"""What a person does in the browser, in words."""

from pathlib import Path

from playwright.sync_api import Page, expect

READY = "[data-testid=stApp][data-test-script-state=notRunning][data-test-connection-state=CONNECTED]"


def settled(page: Page) -> None:
    """Nothing runs any more, on either side."""
    page.wait_for_selector(READY)


def press(page: Page, name: str, *, exact: bool = True) -> None:
    """A click with the duration of a person's."""
    page.get_by_role("button", name=name, exact=exact).first.click(delay=50)
    settled(page)


def choose(page: Page, label: str, option: str) -> None:
    """Pick an option of a select box."""
    page.get_by_role("combobox", name=label).first.click(delay=50)
    page.get_by_role("option", name=option, exact=True).first.click(delay=50)
    settled(page)


def write(page: Page, label: str, text: str) -> None:
    """Type into the field of that label."""
    box = page.get_by_label(label, exact=True).first
    box.click()
    box.fill(text)


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
    page.get_by_role("radio", name=severity).or_(page.get_by_role("button", name=severity, exact=True)).first.click()
    press(page, "Begin writing")
    expect(page.get_by_role("button", name="The incident")).to_be_visible()


def open_step(page: Page, title: str) -> None:
    page.get_by_role("navigation", name="Steps").get_by_role("button", name=title).click(delay=50)
    expect(page.get_by_role("heading", name=title, level=2)).to_be_visible()
    settled(page)


def download(page: Page, name: str, folder: Path) -> Path:
    """Take the document along in the format of that name."""
    press(page, "Download", exact=False)
    with page.expect_download() as found:
        page.get_by_role("button", name=name).click(delay=50)
    path = folder / found.value.suggested_filename
    found.value.save_as(path)
    return path
