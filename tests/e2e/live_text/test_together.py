"""Others on the page: their cursors, their names, and what they see of me."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e import steps
from tests.e2e.live_text.writing import LABEL, expect_text, opened, stand


@pytest.fixture
def ben(browser):
    with browser.new_context() as context:
        yield context.new_page()


def who(page):
    return page.locator(".who").first


def test_one_sees_where_others_write_and_what_they_have_selected(page, ben, server, store, postmortem):
    stand(store, postmortem, "the pool was full")
    mine, theirs = opened(page, server, postmortem), opened(ben, server, postmortem, name="Ben")
    theirs.press("Control+Home")
    expect(who(page)).to_have_text("Ben is writing here")
    caret = page.locator(".caret")
    expect(caret).to_have_attribute("data-name", "Ben")
    expect(caret).to_have_class(re.compile(r"caret hue-[0-7]\b"))
    for _letter in "the":
        theirs.press("Shift+ArrowRight")
    expect(page.locator(".selected")).to_have_text("the")
    expect_text(page, "the pool was full")
    mine.press("Control+Home")
    mine.press_sequentially("So ")
    expect(page.locator(".selected")).to_have_text("the")
    expect(who(ben)).to_have_text("Ana is writing here")
    theirs.press("Escape")
    expect(caret).to_have_count(0)
    expect(who(page)).to_have_text("")


def test_a_cursor_goes_with_its_tab(page, ben, server, postmortem):
    opened(page, server, postmortem)
    opened(ben, server, postmortem, name="Ben").focus()
    expect(page.locator(".caret")).to_have_count(1)
    ben.close()
    expect(page.locator(".caret")).to_have_count(0)


def test_a_name_cannot_bring_markup_along(page, ben, server, postmortem):
    opened(page, server, postmortem)
    opened(ben, server, postmortem, name="<i>Eve").focus()
    expect(who(page)).to_have_text("<i>Eve is writing here")
    expect(page.locator(".caret")).to_have_attribute("data-name", "<i>Eve")


def test_who_only_reads_follows_what_is_written(page, ben, server, postmortem):
    ben.goto(f"{server.url}/?id={postmortem}&read=1&name=Ben")
    reading = ben.get_by_role("textbox", name=LABEL)
    expect(reading).to_have_attribute("aria-readonly", "true")
    opened(page, server, postmortem).press_sequentially("as it is typed")
    expect_text(ben, "as it is typed")
    expect(reading).not_to_be_editable()
    expect(ben.get_by_role("toolbar")).to_have_count(0)


def test_others_in_a_plain_field_are_told_in_words(page, ben, server, store, postmortem):
    stand(store, postmortem, "the pool was full")
    opened(page, server, postmortem)
    page.get_by_role("button", name="Plain text field").first.click()
    opened(ben, server, postmortem, name="Ben").press("End")
    expect(who(page)).to_have_text("Ben is writing here")
    page.get_by_label(LABEL).press("Control+End")
    expect(ben.locator(".caret")).to_have_attribute("data-name", "Ana")


def test_a_plain_field_keeps_all_that_a_rich_one_keeps(page, ben, server, postmortem):
    opened(page, server, postmortem).press_sequentially("rich, ")
    page.get_by_role("button", name="Plain text field").first.click()
    plain = page.get_by_label(LABEL)
    assert plain.evaluate("box => box.tagName") == "TEXTAREA"
    expect(plain).to_be_editable()
    plain.press("Control+End")
    plain.press_sequentially("plain")
    opened(ben, server, postmortem, name="Ben").press("Control+Home")
    ben.keyboard.type("Both: ")
    expect_text(page, "Both: rich, plain")
    for _edit in range(2):
        plain.press("Control+z")
    expect_text(page, "Both: ")
    plain.press("Control+y")
    plain.press("Control+Shift+z")
    expect_text(ben, "Both: rich, plain")
    page.reload()
    assert steps.prose_box(page, LABEL).evaluate("box => box.tagName") == "TEXTAREA"
    page.get_by_role("button", name="Plain text field").first.click()
    expect(page.get_by_label(LABEL)).to_have_attribute("contenteditable", "true")
    expect_text(page, "Both: rich, plain")
