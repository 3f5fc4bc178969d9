"""A timeline is filled by the keyboard alone, while the server comes and goes."""

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from core.services import postmortems
from tests.e2e import steps
from tests.e2e.begun import Begun

FIRST = datetime(2026, 3, 2, 11, 0, tzinfo=UTC)
PASTE = """(line, text) => {
  const board = new DataTransfer()
  board.setData("text/plain", text)
  line.dispatchEvent(new ClipboardEvent("paste", { clipboardData: board, bubbles: true, cancelable: true }))
}"""


@pytest.fixture
def begun(server) -> Begun:
    return Begun(server)


@pytest.fixture
def line(begun, page):
    begun.let_in(page.context)
    begun.open(page, "timeline")
    line = page.get_by_role("textbox", name="Add to the timeline")
    line.focus()
    return line


def understood(page: Page):
    return page.locator(".understood")


def table(page: Page):
    return page.get_by_role("table", name="Timeline")


def texts(server, begun) -> list[str]:
    return [event.text for event in postmortems.get(server.store, begun.id).timeline]


def test_forty_events_are_entered_without_a_pause_and_no_letter_is_lost(line, page, server, begun):
    page.keyboard.type("2026-03-02 14:00 event 0: error rate passes 5 % @ana #began")
    page.keyboard.press("Enter")
    for number in range(1, 40):
        page.keyboard.type(f"+1m event {number}: сервис не отвечает, 5xx > 3 %")
        page.keyboard.press("Enter")
    expect(line).to_have_value("")
    expect(line).to_be_focused()
    expect(table(page)).to_contain_text("event 39:")
    expect(page.locator(".waiting li")).to_have_count(0)
    stored = postmortems.get(server.store, begun.id).timeline
    assert [event.at for event in stored] == [FIRST + timedelta(minutes=n) for n in range(40)]
    assert [event.text for event in stored] == [
        "event 0: error rate passes 5 %",
        *(f"event {number}: сервис не отвечает, 5xx > 3 %" for number in range(1, 40)),
    ]


def test_what_a_line_is_understood_as_is_shown_before_it_is_entered(line, page):
    page.keyboard.type("2026-03-02 2:05 pm failover started @ana #mitigation")
    expect(understood(page)).to_have_text("2026-03-02 14:05Mitigation appliedfailover started@ana")


def test_which_zone_is_meant_is_asked_by_the_keyboard(line, page, server, begun):
    page.keyboard.type("2026-03-02 14:05 IST alert ends")
    expect(understood(page)).to_contain_text("alert ends")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Asia/Kolkata")).to_be_focused()
    page.keyboard.press("Enter")
    expect(understood(page)).to_contain_text("2026-03-02 11:35")
    expect(line).to_be_focused()
    page.keyboard.press("Enter")
    expect(table(page)).to_contain_text("alert ends")
    assert texts(server, begun) == ["alert ends"]


def test_lines_wait_in_the_browser_while_the_server_is_dead(line, page, server, begun):
    page.keyboard.type("2026-03-02 14:05 first")
    expect(understood(page)).to_contain_text("14:05")
    server.kill()
    page.keyboard.press("Enter")
    page.keyboard.type("+1m second")
    page.keyboard.press("Enter")
    page.keyboard.type("+1m not entered")
    server.start()
    begun.open(page, "timeline")
    expect(table(page)).to_contain_text("second")
    expect(line).to_have_value("+1m not entered")
    assert texts(server, begun) == ["first", "second"]


def test_a_pasted_block_goes_in_with_one_click_and_out_with_one(line, page, server, begun):
    line.evaluate(
        PASTE, "2026-03-02 14:05 Error rate passes 5 %\n14:09 Pager goes off\n14:20 Failover begins"
    )
    found = page.get_by_role("table", name="Events found in what was pasted")
    expect(found.get_by_role("checkbox")).to_have_count(4)
    found.get_by_role("checkbox", name="14:09 Pager goes off").uncheck()
    page.get_by_role("button", name="Add the ticked events: 2").click(delay=50)
    expect(table(page)).to_contain_text("Failover begins")
    assert texts(server, begun) == ["Error rate passes 5 %", "Failover begins"]
    steps.press(page, "Undo")
    expect(table(page)).to_have_count(0)
    assert texts(server, begun) == []
