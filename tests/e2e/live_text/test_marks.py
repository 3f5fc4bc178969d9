"""Remarks of Python on passages of the text."""

import json

import pytest
from playwright.sync_api import expect

from tests.e2e.live_text.writing import expect_saved, opened, stand

TEXT = "😀 It was a human error, obviously.\nThe pool was full."
REASONS = {"human error": "Say what the person knew.", "obviously": "Was it obvious then?"}


@pytest.fixture
def marks():
    """In characters, of which the sign at the beginning is one."""
    found = [
        {"start": TEXT.index(words), "end": TEXT.index(words) + len(words), "kind": kind, "reason": reason}
        for kind, (words, reason) in zip(("blame", "hindsight"), REASONS.items(), strict=True)
    ]
    return json.dumps(found)


def test_marked_passages_are_underlined_each_kind_in_its_way(page, server, store, postmortem, marks):
    stand(store, postmortem, TEXT)
    opened(page, server, postmortem, marks=marks)
    remarks = page.locator(".remark")
    expect(remarks).to_have_text([*REASONS])
    lines = remarks.evaluate_all("all => all.map(each => getComputedStyle(each).textDecorationStyle)")
    assert lines == ["wavy", "dashed"]


def test_the_reason_shows_on_hover_and_by_the_keyboard(page, server, store, postmortem, marks):
    stand(store, postmortem, TEXT)
    box = opened(page, server, postmortem, marks=marks)
    page.locator(".remark").first.hover()
    expect(page.locator(".reason")).to_have_text("Say what the person knew.")
    page.mouse.move(0, 0)
    expect(page.locator(".reason")).to_have_count(0)
    box.press("Control+Home")
    for reason in (*REASONS.values(), *REASONS.values()):
        box.press("F8")
        expect(page.locator(".reason")).to_have_text(reason)
        expect(page.locator(".cm-announced").first).to_have_text(reason)
    box.press("Shift+F8")
    expect(page.locator(".reason")).to_have_text("Say what the person knew.")


def test_marks_stay_with_their_words_when_the_text_moves_on(page, server, store, postmortem, marks):
    stand(store, postmortem, TEXT)
    box = opened(page, server, postmortem, marks=marks)
    box.press("Control+Home")
    box.press_sequentially("Well. ")
    expect(page.locator(".remark")).to_have_text([*REASONS])
    expect_saved(page)


def test_a_plain_field_lists_the_remarks_below(page, server, store, postmortem, marks):
    stand(store, postmortem, TEXT)
    opened(page, server, postmortem, marks=marks)
    page.get_by_role("button", name="Plain text field").first.click()
    expect(page.locator(".remarks").first.get_by_role("listitem")).to_have_text(
        [f"{words} {reason}" for words, reason in REASONS.items()]
    )
