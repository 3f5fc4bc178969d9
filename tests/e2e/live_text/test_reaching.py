"""The field for everybody: by keyboard, by screen reader, on a phone, in any theme."""

import pytest
from playwright.sync_api import expect

from tests.e2e import steps
from tests.e2e.live_text.writing import (
    LABEL,
    errors_of,
    expect_saved,
    expect_text,
    held_back,
    opened,
    stand,
    stored,
)

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


def test_the_text_says_what_it_is(page, server, postmortem):
    box = opened(page, server, postmortem)
    names = (
        "role",
        "aria-multiline",
        "spellcheck",
        "autocapitalize",
        "lang",
        "aria-labelledby",
        "aria-describedby",
    )
    assert box.evaluate("(box, names) => names.map(name => box.getAttribute(name))", [*names]) == [
        "textbox",
        "true",
        "true",
        "sentences",
        "en",
        "label",
        "help keys",
    ]
    expect(box).to_have_accessible_name(LABEL)
    expect(box).to_have_accessible_description(
        "As deep as it goes. Tab and Escape leave the text; F8 goes to the next remark."
    )


def test_tab_and_escape_leave_the_text(page, server, postmortem):
    box = opened(page, server, postmortem)
    box.press_sequentially("text")
    box.press("Tab")
    expect(box).not_to_be_focused()
    box.focus()
    box.press("Escape")
    expect(box).not_to_be_focused()
    page.get_by_text(LABEL, exact=True).click()
    expect(box).to_be_focused()
    expect_text(page, "text")


def test_keys_of_the_page_do_not_answer_to_typing(page, server, postmortem):
    """Streamlit runs the page at an `r` and offers to clear its caches at a `c`."""
    box = opened(page, server, postmortem)
    page.evaluate("window.runs = 0")
    page.get_by_test_id("stApp").evaluate(
        """app => new MutationObserver(() => app.dataset.testScriptState === "running" && window.runs++)
            .observe(app, {attributes: true, attributeFilter: ["data-test-script-state"]})"""
    )
    box.press_sequentially("rcrc", delay=20)
    expect_text(page, "rcrc")
    assert page.evaluate("window.runs") == 0
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_nothing_moves_when_the_editor_takes_the_place_of_the_text(page, server, store, postmortem):
    stand(store, postmortem, "A line.\n" * 8 + "A longer line that has to be wrapped at its end. " * 8)
    held = held_back(page, "**/assets/editor-*")
    page.goto(f"{server.url}/?id={postmortem}")
    shown = page.get_by_label(LABEL)
    expect(shown).to_have_value(stored(store, postmortem))
    before = page.locator(".field").first.bounding_box()
    for request in held:
        request.continue_()
    page.unroute("**/assets/editor-*")
    steps.prose_box(page, LABEL)
    expect_saved(page)
    expect(page.locator(".count").first).to_contain_text("words")
    after = page.locator(".field").first.bounding_box()
    assert {side: round(after[side]) for side in after} == {side: round(before[side]) for side in before}


def test_a_phone_writes_without_zooming_in(browser, server, store, postmortem):
    with browser.new_context(**PHONE) as context:
        page = context.new_page()
        complaints = errors_of(page)
        box = opened(page, server, postmortem)
        box.tap()
        keyboard = context.new_cdp_session(page)
        for word in ("Пул", "Пул был"):
            keyboard.send(
                "Input.imeSetComposition",
                {"text": word, "selectionStart": len(word), "selectionEnd": len(word)},
            )
        keyboard.send("Input.insertText", {"text": "Пул был исчерпан"})
        expect_text(page, "Пул был исчерпан")
        expect_saved(page)
        assert box.evaluate("box => parseFloat(getComputedStyle(box).fontSize)") >= 16
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        assert stored(store, postmortem) == "Пул был исчерпан"
        assert complaints == []


def test_without_a_network_one_goes_on_writing(page, server, store, postmortem):
    box = opened(page, server, postmortem)
    box.press_sequentially("before, ")
    expect_saved(page)
    page.context.set_offline(True)
    box.press_sequentially("meanwhile, ")
    expect(page.locator("[data-state]").first).to_have_attribute("data-state", "offline")
    page.context.set_offline(False)
    box.press_sequentially("after")
    expect_saved(page)
    assert stored(store, postmortem) == "before, meanwhile, after"


CONTRAST = """box => {
    const canvas = Object.assign(document.createElement("canvas"), {width: 1, height: 1}).getContext("2d", {willReadFrequently: true})
    const light = colour => {
        canvas.fillStyle = colour
        canvas.fillRect(0, 0, 1, 1)
        const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].map(x => x / 255)
            .map(x => x <= 0.03928 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4)
        return 0.2126 * r + 0.7152 * g + 0.0722 * b
    }
    const ground = light(getComputedStyle(box.closest(".cm-editor")).backgroundColor)
    const spans = [...box.querySelectorAll(".cm-line span")].filter(span => span.textContent.trim())
    const hues = [...Array(8).keys()].map(hue => {
        const mark = box.getRootNode().querySelector(".field").appendChild(document.createElement("i"))
        mark.className = `hue-${hue}`
        mark.style.color = "var(--hue)"
        return mark
    })
    const ratios = [...spans, ...hues].map(each => {
        const one = light(getComputedStyle(each).color)
        return (Math.max(one, ground) + 0.05) / (Math.min(one, ground) + 0.05)
    })
    hues.forEach(mark => mark.remove())
    return [spans.length, Math.min(...ratios)]
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_colour_can_be_read(browser, server, store, postmortem, scheme):
    stand(store, postmortem, "# T\n**b** _i_ `c` [l](u) ~~s~~ @ana #AI-3\n> q\n- i\n\n| a |\n| - |\n")
    with browser.new_context(color_scheme=scheme) as context:
        box = opened(context.new_page(), server, postmortem)
        expect(box.locator(".md-name").first).to_be_visible()
        count, least = box.evaluate(CONTRAST)
        assert count > 12
        assert least >= 4.5
