"""The toolbar, its keys, lists that go on, undo, and the count of words."""

import pytest
from playwright.sync_api import expect

from tests.e2e.live_text.writing import expect_saved, expect_text, opened, stand, stored

TABLE = "| Column 1 | Column 2 |\n| --- | --- |\n|  |  |"


@pytest.mark.parametrize(
    ("button", "key", "expected"),
    [
        ("Bold", "Control+b", "the **pool** was full"),
        ("Italic", "Control+i", "the _pool_ was full"),
        ("Code", "Control+e", "the `pool` was full"),
        ("Link", "Control+k", "the [pool](https://) was full"),
        ("List", "Control+Shift+Digit8", "- the pool was full"),
        ("Quote", "Control+Shift+Digit9", "> the pool was full"),
    ],
)
def test_a_button_and_its_key_do_the_same_to_the_word_at_the_cursor(
    page, server, store, postmortem, button, key, expected
):
    stand(store, postmortem, "the pool was full")
    box = opened(page, server, postmortem)
    box.press("Control+Home")
    for _letter in "the po":
        box.press("ArrowRight")
    page.get_by_role("button", name=button, exact=True).first.click()
    expect_text(page, expected)
    expect(box).to_be_focused()
    box.press("Control+z")
    expect_text(page, "the pool was full")
    box.press("Control+Home")
    for _letter in "the po":
        box.press("ArrowRight")
    box.press(key)
    expect_text(page, expected)
    expect_saved(page)
    assert stored(store, postmortem) == expected


def test_a_table_stands_on_lines_of_its_own_and_its_first_title_is_selected(page, server, store, postmortem):
    stand(store, postmortem, "before")
    box = opened(page, server, postmortem)
    box.press("Control+End")
    page.get_by_role("button", name="Table").first.click()
    expect_text(page, f"before\n\n{TABLE}")
    page.keyboard.type("When")
    expect_text(page, f"before\n\n{TABLE}".replace("Column 1", "When"))


def test_marks_of_several_lines_are_put_on_and_taken_off_together(page, server, store, postmortem):
    stand(store, postmortem, "one\ntwo")
    box = opened(page, server, postmortem)
    box.press("Control+a")
    for expected in ("- one\n- two", "one\ntwo"):
        page.get_by_role("button", name="List", exact=True).first.click()
        expect_text(page, expected)
    page.get_by_role("button", name="Code", exact=True).first.click()
    expect_text(page, "```\none\ntwo\n```")


def test_enter_goes_on_with_a_list_and_ends_it_where_an_item_is_empty(page, server, postmortem):
    box = opened(page, server, postmortem)
    for line in ("- [x] done", "next", ""):
        box.press_sequentially(line)
        box.press("Enter")
    expect_text(page, "- [x] done\n- [ ] next\n")
    box.press_sequentially("> 1. told")
    box.press("Enter")
    box.press_sequentially("and")
    expect_text(page, "- [x] done\n- [ ] next\n> 1. told\n> 2. and")


def test_arrows_move_inside_the_toolbar_and_tab_passes_it_in_one_step(page, server, postmortem):
    box = opened(page, server, postmortem)
    box.focus()
    page.keyboard.press("Shift+Tab")
    bar = page.get_by_role("toolbar", name="Formatting").first
    expect(bar.get_by_role("button", name="Bold")).to_be_focused()
    page.keyboard.press("ArrowLeft")
    expect(bar.get_by_role("button", name="Plain text field")).to_be_focused()
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    expect(bar.get_by_role("button", name="Italic")).to_be_focused()
    page.keyboard.press("Tab")
    expect(box).to_be_focused()


def test_undo_takes_back_my_own_edits_only(page, browser, server, store, postmortem):
    stand(store, postmortem, "so ")
    with browser.new_context() as context:
        other = context.new_page()
        mine, theirs = opened(page, server, postmortem), opened(other, server, postmortem)
        mine.press("Control+End")
        mine.press_sequentially("mine ")
        expect_text(other, "so mine ")
        theirs.press("Control+End")
        theirs.press_sequentially("theirs")
        theirs.press("Control+Home")
        theirs.press_sequentially("And ")
        expect_text(page, "And so mine theirs")
        mine.press("Control+z")
        expect_text(other, "And so theirs")
        mine.press("Control+Shift+z")
        expect_text(other, "And so mine theirs")
        mine.press("Control+z")
        mine.press("Control+y")
        expect_text(other, "And so mine theirs")
        mine.press_sequentially("still ")
        expect_text(other, "And so mine still theirs")


def test_words_and_reading_time_follow_the_text(page, server, store, postmortem):
    stand(store, postmortem, "word " * 239 + "— … 42")
    opened(page, server, postmortem)
    count = page.locator(".count").first
    expect(count.locator("span")).to_have_text(["240 words", "1 min"])
    page.get_by_role("textbox", name="Root cause").fill("one")
    expect(count.locator("span")).to_have_text(["1 word", "1 min"])


@pytest.mark.parametrize(("count", "said"), [(1, "1 слово"), (3, "3 слова"), (11, "11 слов")])
def test_words_are_counted_in_the_forms_of_the_language(page, server, store, postmortem, count, said):
    stand(store, postmortem, "слово " * count)
    page.goto(f"{server.url}/?id={postmortem}&lang=ru")
    expect(page.locator(".count").first.locator("span").first).to_have_text(said)


def test_half_of_a_sign_is_never_left_behind(page, server, store, postmortem):
    stand(store, postmortem, "a😀b")
    box = opened(page, server, postmortem)
    box.fill("a😁b")
    expect_saved(page)
    assert stored(store, postmortem) == "a😁b"


def test_a_long_text_is_written_without_delay(page, server, store, postmortem):
    stand(store, postmortem, "## Часть\n\nA line with **strong** words, `code` and 😀.\n" * 3_500)
    box = opened(page, server, postmortem)
    box.press("Control+End")
    for word in ("typed ", "at ", "the ", "end"):
        box.press_sequentially(word)
    expect(box).to_contain_text("typed at the end")
    expect_saved(page)
    assert stored(store, postmortem).endswith(".\ntyped at the end")
    box.press("Control+a")
    box.press("Delete")
    expect_text(page, "")
    box.press("Control+z")
    expect(box).to_contain_text("strong")
    box.press("Control+End")
    expect(box).to_contain_text("typed at the end")
