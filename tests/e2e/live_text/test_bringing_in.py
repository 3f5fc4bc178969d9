"""Names that are completed, and pictures that are pasted, dropped or picked."""

import re

from playwright.sync_api import expect

from tests.e2e.live_text.writing import errors_of, expect_text, held_back, opened, stand

PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360f8cf500f0003830181d5d8d0e80000000049454e44ae426082"
)
GIVE = """(box, [how, name, bytes, at]) => {
    const transfer = new DataTransfer()
    transfer.items.add(new File([new Uint8Array(bytes)], name, {type: "image/png"}))
    const place = at && {clientX: at[0], clientY: at[1]}
    const event = how === "paste"
        ? new ClipboardEvent("paste", {clipboardData: transfer, bubbles: true, cancelable: true})
        : new DragEvent("drop", {dataTransfer: transfer, bubbles: true, cancelable: true, ...place})
    box.dispatchEvent(event)
}"""
INSERTED = re.compile(r"!\[chart\.png\]\(attachment:[\w-]+\)")


def test_an_at_sign_completes_people_by_the_keyboard(page, server, postmortem):
    complaints = errors_of(page)
    box = opened(page, server, postmortem)
    box.press_sequentially("Told @be")
    options = page.get_by_role("listbox", name="Suggestions").get_by_role("option")
    expect(options).to_have_text(re.compile("Ben Souza"))
    expect(options.first).to_have_attribute("aria-selected", "true")
    box.press("Enter")
    expect_text(page, "Told @ben ")
    box.press_sequentially("and left")
    expect(page.locator(".md-name")).to_have_text("@ben")
    assert complaints == []


def test_names_in_code_and_addresses_are_no_names(page, server, postmortem):
    box = opened(page, server, postmortem)
    box.fill("`@ben` ben@example.com https://x.example/@ben #AI-3 # Heading")
    expect(page.locator(".md-name")).to_have_text(["#AI-3"])


def test_without_a_connection_nothing_opens_and_nothing_is_lost(page, server, postmortem):
    box = opened(page, server, postmortem)
    box.press_sequentially("Told ")
    page.context.set_offline(True)
    box.press_sequentially("@be")
    box.press_sequentially("n yes")
    expect_text(page, "Told @ben yes")
    expect(page.get_by_role("listbox")).to_have_count(0)


def test_a_pasted_picture_becomes_an_attachment(page, server, postmortem):
    box = opened(page, server, postmortem)
    box.press_sequentially("See ")
    box.evaluate(GIVE, ["paste", "chart.png", list(PICTURE), None])
    expect(box).to_have_text(re.compile("^See " + INSERTED.pattern))


def test_a_dropped_picture_goes_where_it_was_dropped_though_others_type(
    page, browser, server, store, postmortem
):
    stand(store, postmortem, "first\nsecond\nthird")
    with browser.new_context() as context:
        other = context.new_page()
        box, theirs = opened(page, server, postmortem), opened(other, server, postmortem, name="Ben")
        held = held_back(page, "**/uploads/**")
        line = page.locator(".cm-line").nth(1).bounding_box()
        place = [line["x"] + line["width"] - 2, line["y"] + line["height"] / 2]
        box.evaluate(GIVE, ["drop", "chart.png", list(PICTURE), place])
        expect(page.locator(".uploads").first).to_contain_text("chart.png")
        theirs.press("Control+Home")
        theirs.press_sequentially("before ")
        expect(box).to_contain_text("before first")
        held[0].continue_()
        expect(page.locator(".cm-line").nth(1)).to_have_text(re.compile("^second" + INSERTED.pattern))
        expect(other.locator(".cm-line").nth(1)).to_have_text(re.compile("^second" + INSERTED.pattern))
        expect(page.locator(".uploads").first).to_have_text("")


def test_a_picture_can_be_picked(page, server, postmortem):
    box = opened(page, server, postmortem)
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Picture").first.click()
    chooser.value.set_files([{"name": "chart.png", "mimeType": "image/png", "buffer": PICTURE}])
    expect(box).to_have_text(INSERTED)


def test_a_refused_picture_says_why(page, server, postmortem):
    box = opened(page, server, postmortem)
    box.evaluate(GIVE, ["paste", "empty.png", [], None])
    refusal = page.locator(".uploads .refused")
    expect(refusal).to_have_text(re.compile(r"\w+ \w+.*Dismiss$"))
    refusal.get_by_role("button", name="Dismiss").click()
    expect(refusal).to_have_count(0)
    expect_text(page, "")
