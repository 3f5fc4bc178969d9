"""What is typed into short fields is stored or still there, whatever happens to the tab, the server or the row."""

import json

import pytest
from playwright.sync_api import Page, expect

from tests.e2e import steps
from tests.e2e.writers import Writers, field, state

NUMBER = "Incident number"
SCRIPTS = "**/assets/*.js"


@pytest.fixture
def two(server, own_page):
    """Ana in her browser, and Ben, on one postmortem."""
    return Writers(server, own_page)


def reopened(page: Page) -> Page:
    """The same address in a new tab of the same browser; the old one is closed as a person closes it."""
    address, context = page.url, page.context
    page.close(run_before_unload=True)
    tab = context.new_page()
    tab.goto(address)
    return tab


def drafts(page: Page) -> list[str]:
    """The texts that the browser keeps."""
    kept = page.evaluate("Object.entries(localStorage).filter(([k]) => k.startsWith('afterword/typed/'))")
    return [json.loads(text)["text"] for _name, text in kept]


def test_a_tab_that_is_closed_within_the_pause_loses_nothing(form):
    field(form, NUMBER).fill("P0-77")
    tab = reopened(form)
    expect(field(tab, NUMBER)).to_have_value("P0-77")
    expect(state(tab, NUMBER)).to_have_text("Saved")
    assert drafts(tab) == []


def test_typing_goes_on_while_the_server_is_killed(form, server):
    box = field(form, NUMBER)
    box.fill("P0-1")
    expect(state(form, NUMBER)).to_have_text("Saved")
    server.kill()
    form.keyboard.type("23")
    expect(state(form, NUMBER)).to_have_text("Not saved yet, but kept in this browser")
    for _try in range(3):  # by then Streamlit would say so in a dialog, and take the focus
        form.wait_for_event("requestfailed", lambda request: "/_stcore/" in request.url)
    form.keyboard.type("4")
    server.start()
    expect(state(form, NUMBER)).to_have_text("Saved")
    expect(box).to_have_value("P0-1234")
    expect(field(reopened(form), NUMBER)).to_have_value("P0-1234")


def test_a_tab_that_is_closed_while_the_server_is_dead_loses_nothing(form, server):
    field(form, NUMBER).fill("P0-1")
    expect(state(form, NUMBER)).to_have_text("Saved")
    server.kill()
    field(form, NUMBER).press_sequentially("23")
    expect(state(form, NUMBER)).to_have_text("Not saved yet, but kept in this browser")
    server.start()
    tab = reopened(form)
    expect(field(tab, NUMBER)).to_have_value("P0-123")
    expect(state(tab, NUMBER)).to_have_text("Saved")


def test_what_was_typed_before_the_script_came_is_saved_when_it_comes(form):
    form.context.route(SCRIPTS, lambda route: route.abort())
    form.reload()
    field(form, NUMBER).fill("P0-77")
    form.context.unroute(SCRIPTS)
    expect(state(form, NUMBER)).to_have_text("Saved")
    form.reload()
    expect(field(form, NUMBER)).to_have_value("P0-77")


def test_text_that_is_no_time_survives_a_reload(form):
    field(form, "Started").fill("14:99")
    expect(form.get_by_text("“14:99” was not understood")).to_be_visible()
    expect(state(form, "Started")).to_have_text("Not saved, but kept in this browser")
    form.reload()
    expect(field(form, "Started")).to_have_value("14:99")
    expect(form.get_by_text("“14:99” was not understood")).to_be_visible()
    field(form, "Started").fill("2026-03-02 14:09")
    expect(state(form, "Started")).to_have_text("Saved")
    expect(form.get_by_text("was not understood")).to_have_count(0)
    assert drafts(form) == []


def test_what_was_typed_into_a_row_is_sent_though_its_form_is_not_open_again(form, server):
    steps.open_step(form, "Timeline")
    steps.press(form, "Add event")
    expect(field(form, "Event")).to_be_visible()
    server.kill()
    field(form, "Event").fill("Error rate passes 5 %")
    expect(state(form, "Event")).to_have_text("Not saved yet, but kept in this browser")
    server.start()
    tab = reopened(form)
    expect(tab.get_by_role("table", name="Timeline")).to_contain_text("Error rate passes 5 %")


def test_a_change_by_others_shows_in_a_field_where_nobody_types(two):
    two.ben_stores("incident", "number", "P0-777")
    expect(field(two.ana, NUMBER)).to_have_value("P0-777")


def test_the_caret_stays_where_it_was_when_others_change_the_field(two):
    box = field(two.ana, NUMBER)
    box.focus()
    box.evaluate("box => box.setSelectionRange(6, 6)")
    two.ben_stores("incident", "number", "Pay-P0-001")
    expect(box).to_have_value("Pay-P0-001")
    assert box.evaluate("box => [box.selectionStart, box.selectionEnd]") == [10, 10]
    expect(box).to_be_focused()


def test_a_change_by_others_while_one_types_is_a_conflict_and_nobodys_text_is_lost(two):
    box = field(two.ana, NUMBER)
    two.ana_hears_nothing()
    two.ben_stores("incident", "number", "P0-777")
    box.fill("P0-555")
    card = two.ana.get_by_role("group", name="Ben Okafor has changed this")
    expect(card).to_be_visible()
    expect(card.get_by_role("definition")).to_have_text([two.number, "P0-777", "P0-555"])
    expect(box).to_have_value("P0-555")
    assert two.stored().incident.number == "P0-777"
    card.get_by_role("button", name="Keep mine").click()
    expect(card).to_have_count(0)
    expect(state(two.ana, NUMBER)).to_have_text("Saved")
    assert two.stored().incident.number == "P0-555"


def test_theirs_can_be_taken_by_the_keyboard(two):
    box = field(two.ana, NUMBER)
    two.ana_hears_nothing()
    two.ben_stores("incident", "number", "P0-777")
    box.fill("P0-555")
    card = two.ana.get_by_role("group", name="Ben Okafor has changed this")
    card.get_by_role("button", name="Take theirs").focus()
    two.ana.keyboard.press("Enter")
    expect(card).to_have_count(0)
    expect(box).to_have_value("P0-777")
    assert (two.stored().incident.number, drafts(two.ana)) == ("P0-777", [])


def test_a_third_is_written_in_the_field_and_kept(two):
    box = field(two.ana, NUMBER)
    two.ana_hears_nothing()
    two.ben_stores("incident", "number", "P0-777")
    box.fill("P0-555")
    card = two.ana.get_by_role("group", name="Ben Okafor has changed this")
    expect(card).to_be_visible()
    box.fill("P0-999")
    card.get_by_role("button", name="Keep mine").click(delay=50)
    expect(card).to_have_count(0)
    expect(state(two.ana, NUMBER)).to_have_text("Saved")
    assert two.stored().incident.number == "P0-999"


def test_a_draft_that_somebody_has_overtaken_becomes_a_conflict_after_a_reload(two, server):
    field(two.ana, NUMBER).fill("P0-1")
    expect(state(two.ana, NUMBER)).to_have_text("Saved")
    server.kill()
    field(two.ana, NUMBER).fill("P0-555")
    expect(state(two.ana, NUMBER)).to_have_text("Not saved yet, but kept in this browser")
    two.ben_stores("incident", "number", "P0-777")
    two.ana.close()
    server.start()
    two.ana = two.ana_again()
    expect(two.ana.get_by_role("group", name="Ben Okafor has changed this")).to_be_visible()
    expect(field(two.ana, NUMBER)).to_have_value("P0-555")
    assert two.stored().incident.number == "P0-777"


def test_a_row_that_somebody_removes_can_be_brought_back_with_what_was_typed(two):
    steps.open_step(two.ana, "Timeline")
    steps.press(two.ana, "Add event")
    steps.fill(two.ana, "Event", "Alert")
    two.ben_removes("timeline")
    field(two.ana, "Event").press_sequentially(" fires")
    expect(two.ana.get_by_text("Ben Okafor has removed this row.")).to_be_visible()
    expect(field(two.ana, "Event")).to_have_value("Alert fires")
    steps.press(two.ana, "Bring it back")
    expect(two.ana.get_by_role("table", name="Timeline")).to_contain_text("Alert fires")
    assert [event.text for event in two.stored().timeline] == ["Alert fires"]
