"""Two people write; what was is looked at, compared and brought back, and the one who writes sees it at once."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e import steps
from tests.e2e.people import Team
from tests.e2e.profiles import PHONE

CAUSE = "Root cause"
FIRST, SECOND = "The pool was full. Nobody saw it.", "The alert came late."


@pytest.fixture
def ana(team) -> Page:
    """She has written a text; Ben Okafor has put another in its place, and reads the history now."""
    ana = team(step="why")
    type_over(ana, FIRST)
    ben = team("Ben Okafor", step="why")
    type_over(ben, SECOND)
    steps.expect_prose(ana, CAUSE, SECOND)
    return ana


def type_over(page: Page, text: str) -> None:
    box = steps.prose_box(page, CAUSE)
    box.click()
    page.keyboard.press("Control+a")
    page.keyboard.type(text, delay=15)
    steps.expect_prose(page, CAUSE, text)
    field = page.locator(".field", has=box)
    expect(field.locator("[data-state]")).to_have_attribute("data-state", "saved")


def history(team: Team, view: str = "What was done") -> Page:
    """Ben's tab, at the history."""
    ben = team("Ben Okafor")
    ben.goto(ben.url.replace("/write", "/read"))
    ben.get_by_role("tab", name="History").click(delay=50)
    steps.settled(ben)
    if view != "What was done":
        ben.get_by_text(view, exact=True).click(delay=50)
        steps.settled(ben)
    return ben


def lines(page: Page) -> Locator:
    return page.get_by_role("group", name="What was done").get_by_role("button")


def opened(page: Page, line: Locator) -> Locator:
    line.click(delay=50)
    steps.settled(page)
    return page.get_by_role("dialog")


def test_a_text_is_compared_restored_and_undone(team, ana):
    ben = history(team)
    expect(lines(ben).nth(0)).to_contain_text("Ben Okafor")
    expect(lines(ben).nth(1)).to_contain_text("Ana")
    shown = opened(ben, lines(ben).nth(0))
    expect(shown.locator("del")).to_have_text([f"cut out: {FIRST}"])
    expect(shown.locator("ins")).to_have_text([f"put in: {SECOND}"])
    steps.press(ben, "Restore the text before")
    steps.expect_prose(ana, CAUSE, FIRST)
    steps.press(ben, "Undo")
    steps.expect_prose(ana, CAUSE, SECOND)


def test_a_passage_comes_back_by_the_keyboard_where_it_belongs(team, ana):
    ben = history(team)
    lines(ben).nth(0).focus()
    ben.keyboard.press("Enter")
    steps.settled(ben)
    ben.get_by_role("dialog").get_by_role("button", name="Bring back").focus()
    ben.keyboard.press("Enter")
    steps.settled(ben)
    expect(ben.get_by_text("The text is changed.")).to_be_visible()
    steps.expect_prose(ana, CAUSE, FIRST + SECOND)


def test_two_versions_that_do_not_follow_each_other_are_compared(team, ana):
    type_over(ana, "Somebody closed the pool.")
    ben = history(team)
    shown = opened(ben, lines(ben).nth(0))
    shown.get_by_role("combobox", name="From").click(delay=50)
    ben.get_by_role("option", name="Beginning").click(delay=50)
    steps.settled(ben)
    expect(shown.locator("ins")).to_have_text(["put in: Somebody closed the pool."])
    expect(shown.locator("del")).to_have_count(0)
    expect(shown.get_by_role("button", name="Take out")).to_have_count(0)


def test_who_wrote_which_words_is_seen_and_heard(team, ana):
    box = steps.prose_box(ana, CAUSE)
    box.click()
    ana.keyboard.press("Control+End")
    ana.keyboard.type(" Ana adds this.", delay=15)
    steps.expect_prose(ana, CAUSE, f"{SECOND} Ana adds this.")
    ben = history(team, "Who wrote what")
    marks = ben.locator(".written")
    expect(marks).to_have_text([SECOND, " Ana adds this."])
    marks.first.focus()
    expect(ben.locator(".told")).to_contain_text("Ben Okafor")
    ben.keyboard.press("ArrowRight")
    expect(ben.locator(".told")).to_contain_text("Ana")


def test_a_removed_row_and_then_the_whole_come_back(team, ana):
    steps.open_step(ana, "Timeline")
    steps.press(ana, "Add event")
    steps.fill(ana, "Event", "The alert fires")
    steps.press(ana, "Remove")
    table = ana.get_by_role("table", name="Timeline")
    expect(table).to_have_count(0)
    ben = history(team, "Removed rows")
    expect(ben.get_by_text("Timeline: The alert fires")).to_be_visible()
    steps.press(ben, "Bring back")
    expect(table).to_contain_text("The alert fires")
    ben.get_by_text("What was done", exact=True).click(delay=50)
    steps.settled(ben)
    shown = opened(ben, lines(ben).filter(has_text="Begun"))
    shown.get_by_text("Restore the document as of here").click(delay=50)
    steps.settled(ben)
    would_change = shown.get_by_role("table", name="What would change")
    expect(would_change).to_contain_text("The alert fires")
    expect(would_change).to_contain_text(SECOND)
    steps.press(ben, "Restore the document")
    expect(table).to_have_count(0)
    steps.press(ben, "Undo")
    expect(table).to_contain_text("The alert fires")
    steps.open_step(ana, "Why")
    steps.expect_prose(ana, CAUSE, SECOND)


def test_the_history_fits_a_phone(team, ana):
    ben = team("Ben Okafor")
    ben.set_viewport_size(PHONE)
    ben = history(team)
    opened(ben, lines(ben).nth(0))
    assert ben.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
