"""Nothing that is typed is lost, whatever happens to the tab, the network or the server."""

import re
from threading import Thread

import pytest
from playwright.sync_api import expect

from tests.e2e.live_text.conftest import serving, stored_by
from tests.e2e.live_text.writing import (
    LABEL,
    OFFLINE,
    errors_of,
    expect_saved,
    expect_text,
    opened,
    stand,
    status,
    stored,
    text_of,
)


@pytest.fixture
def server(tmp_path):
    """One for each test: they kill it."""
    with serving(tmp_path) as running:
        yield running


@pytest.fixture
def store(server):
    with stored_by(server) as store:
        yield store


def test_what_is_typed_is_saved_and_python_hears_of_it_in_a_pause(page, server, store, postmortem):
    field = opened(page, server, postmortem)
    field.press_sequentially("Пул был исчерпан 😀, und so weiter")
    expect_saved(page)
    assert stored(store, postmortem) == "Пул был исчерпан 😀, und so weiter"
    expect(page.get_by_test_id("stCode")).to_contain_text("Пул был исчерпан 😀, und so weiter")
    expect(field).to_be_focused()


def test_a_tab_closed_right_after_typing_loses_nothing(page, server, store, postmortem):
    tab = page.context.new_page()
    opened(tab, server, postmortem).press_sequentially("typed and gone", delay=5)
    tab.close()
    opened(page, server, postmortem)
    expect_text(page, "typed and gone")
    assert stored(store, postmortem) == "typed and gone"


def test_a_reload_right_after_typing_loses_nothing(page, server, postmortem):
    opened(page, server, postmortem).press_sequentially("typed, then reloaded", delay=5)
    page.reload()
    expect_text(page, "typed, then reloaded")
    expect(page.get_by_label(LABEL)).to_be_editable()


def test_typing_while_the_server_is_dead_survives_the_tab_and_arrives_once(page, server, store, postmortem):
    tab = page.context.new_page()
    field = opened(tab, server, postmortem)
    words = [f"w{n}" for n in range(60)]
    for number, word in enumerate(words):
        field.press_sequentially(f"{word} ")
        if number == 20:
            Thread(target=server.kill).start()
    expect(status(tab)).to_have_text(OFFLINE)
    expect_text(tab, " ".join(words) + " ")
    tab.close()
    server.start()
    opened(page, server, postmortem)
    expect_text(page, " ".join(words) + " ")
    expect_saved(page)
    assert stored(store, postmortem) == " ".join(words) + " "


def test_a_store_of_the_browser_that_answers_after_the_server_is_delivered(
    own_page, server, store, postmortem
):
    tab = own_page.context.new_page()
    field = opened(tab, server, postmortem)
    server.kill()
    field.press_sequentially("kept here only")
    expect(status(tab)).to_have_text(OFFLINE)
    tab.close()
    server.start()
    own_page.add_init_script("""
        const open = indexedDB.open.bind(indexedDB)
        indexedDB.open = (...given) => {
            const request = {}
            setTimeout(() => {
                const real = open(...given)
                real.onupgradeneeded = (event) => request.onupgradeneeded?.(event)
                real.onsuccess = (event) => request.onsuccess?.(event)
                real.onerror = (event) => request.onerror?.(event)
            }, 1500)
            return request
        }
    """)
    opened(own_page, server, postmortem)
    expect_text(own_page, "kept here only")
    expect_saved(own_page)
    assert stored(store, postmortem) == "kept here only"


def test_an_open_tab_delivers_by_itself_when_the_server_is_back(page, server, store, postmortem):
    field = opened(page, server, postmortem)
    field.press_sequentially("before, ")
    server.kill()
    field.press_sequentially("meanwhile, ")
    expect(status(page)).to_have_text(OFFLINE)
    server.start()
    expect_saved(page)
    field.press_sequentially("after")
    expect_saved(page)
    assert stored(store, postmortem) == "before, meanwhile, after"


def test_deletions_made_offline_arrive_too(page, server, store, postmortem):
    tab = page.context.new_page()
    stand(store, postmortem, "keep this, not that")
    field = opened(tab, server, postmortem)
    server.kill()
    field.press("End")
    for _sign in ", not that":
        field.press("Backspace")
    expect_text(tab, "keep this")
    tab.close()
    server.start()
    opened(page, server, postmortem)
    expect_text(page, "keep this")
    expect_saved(page)
    assert stored(store, postmortem) == "keep this"


def test_two_tabs_typing_in_one_field_at_once_lose_no_letter(page, browser, server, store, postmortem):
    with browser.new_context() as context:
        one, other = page, context.new_page()
        first, second = opened(one, server, postmortem), opened(other, server, postmortem)
        for number in range(25):
            first.press_sequentially(f"a{number} ")
            second.press_sequentially(f"я{number} ")
        for tab in (one, other):
            expect_saved(tab)
        expect(first).to_have_text(re.compile("я24"))
        expect(second).to_have_text(re.compile("a24"))
        assert text_of(one) == text_of(other) == stored(store, postmortem)
        signs = sorted(text_of(one).replace(" ", ""))
        assert signs == sorted("".join(f"a{n}я{n}" for n in range(25)))


def test_a_remote_edit_before_the_cursor_moves_it_along(page, browser, server, store, postmortem):
    stand(store, postmortem, "the db was down")
    with browser.new_context() as context:
        other = context.new_page()
        mine, theirs = opened(page, server, postmortem), opened(other, server, postmortem)
        mine.press("End")
        theirs.press("Home")
        theirs.press_sequentially("so 😀 ")
        expect_text(page, "so 😀 the db was down")
        mine.press_sequentially(" again")
        expect_text(other, "so 😀 the db was down again")


def test_composing_with_an_input_method_is_not_disturbed_by_others(page, browser, server, store, postmortem):
    with browser.new_context() as context:
        other = context.new_page()
        mine, theirs = opened(page, server, postmortem), opened(other, server, postmortem)
        mine.press_sequentially("原因: ")
        keyboard = page.context.new_cdp_session(page)
        keyboard.send("Input.imeSetComposition", {"text": "せ", "selectionStart": 1, "selectionEnd": 1})
        expect_text(other, "原因: せ")
        theirs.press("Home")
        theirs.press_sequentially("so 😀 ")
        expect_text(other, "so 😀 原因: せ")
        keyboard.send("Input.imeSetComposition", {"text": "せつ", "selectionStart": 2, "selectionEnd": 2})
        keyboard.send("Input.insertText", {"text": "設定"})
        expect_text(page, "so 😀 原因: 設定")
        expect_text(other, "so 😀 原因: 設定")
        expect_saved(page)
    assert stored(store, postmortem) == "so 😀 原因: 設定"


def test_who_may_only_read_sees_the_text_but_cannot_type(page, server, store, postmortem):
    stand(store, postmortem, "for everybody")
    page.goto(f"{server.url}/?id={postmortem}&read=1")
    expect_text(page, "for everybody")
    expect(page.get_by_label(LABEL)).not_to_be_editable()
    expect(page.get_by_role("toolbar")).to_have_count(0)
    stand(store, postmortem, "for everybody, still")


def test_a_text_grows_its_field_up_to_a_limit(page, server, postmortem):
    field = opened(page, server, postmortem)
    heights = []
    for lines in (1, 10, 100):
        field.fill("line\n" * lines)
        heights.append(page.locator(".box").first.bounding_box()["height"])
    assert heights[0] < heights[1] < heights[2] < 700


def test_the_page_breaks_no_rule_of_its_security_policy(page, server, postmortem):
    complaints = errors_of(page)
    opened(page, server, postmortem).press_sequentially("x")
    expect_saved(page)
    assert complaints == []


def test_a_browser_that_forbids_its_database_says_that_only_the_tab_keeps_the_text(
    own_page, server, store, postmortem
):
    complaints = errors_of(own_page)
    own_page.add_init_script("indexedDB.open = () => { throw new DOMException('no', 'SecurityError') }")
    field = opened(own_page, server, postmortem)
    server.kill()
    field.press_sequentially("kept in the tab")
    expect(status(own_page)).to_have_text(re.compile("^Offline.*in this tab alone"))
    server.start()
    expect_saved(own_page)
    assert stored(store, postmortem) == "kept in the tab"
    assert [complaint for complaint in complaints if "ERR_CONNECTION" not in complaint] == []


def test_more_letters_than_the_browser_keeps_one_by_one_come_back(page, server, store, postmortem):
    """At five hundred updates the browser's database is packed."""
    tab = page.context.new_page()
    field = opened(tab, server, postmortem)
    expect_saved(tab)
    server.kill()
    letters = "".join(chr(ord("a") + at % 26) for at in range(530))
    field.press_sequentially(letters)
    expect_text(tab, letters)
    tab.close()
    server.start()
    opened(page, server, postmortem)
    expect_text(page, letters)
    expect_saved(page)
    assert stored(store, postmortem) == letters
