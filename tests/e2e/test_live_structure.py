"""What others change is there without a reload, and nothing moves under one's hands."""

from playwright.sync_api import Page, expect

from tests.e2e import people, steps
from tests.e2e.profiles import PHONE

FOCUSED = """() => {
  let one = document.activeElement
  while (one?.shadowRoot?.activeElement) one = one.shadowRoot.activeElement
  return [one.getBoundingClientRect().top, one.value ?? one.textContent, one.selectionStart ?? null]
}"""
"""Where on the screen the field with the focus is, what stands in it and where its caret is."""


def table(page: Page, name: str = "Timeline"):
    return page.get_by_role("table", name=name)


def add_event(page: Page, text: str) -> None:
    steps.press(page, "Add event")
    steps.fill(page, "Event", text)
    steps.press(page, "Done")


def test_rows_and_facts_of_others_appear_while_one_types(team):
    ana, ben = team(step="timeline"), team("Ben Okafor", step="timeline")
    steps.press(ben, "Add event")
    mine = ben.get_by_role("textbox", name="Event", exact=True)
    mine.press_sequentially("Error rate")
    place = ben.evaluate(FOCUSED)[0]
    add_event(ana, "The alert fires")
    expect(table(ben)).to_contain_text("The alert fires")
    mine.press_sequentially(" passes 5 %", delay=20)
    add_event(ana, "Ana looks at the graphs")
    expect(table(ben)).to_contain_text("Ana looks at the graphs")
    assert ben.evaluate(FOCUSED)[1:] == ["Error rate passes 5 %", len("Error rate passes 5 %")]
    assert abs(ben.evaluate(FOCUSED)[0] - place) < 2
    expect(table(ana)).to_contain_text("Error rate passes 5 %")


def test_a_fact_of_another_is_there_at_once(team):
    ana, ben = team(), team("Ben Okafor")
    steps.fill(ana, "Incident number", "P0-321")
    expect(ben.get_by_role("textbox", name="Incident number", exact=True)).to_have_value("P0-321")


def test_what_changed_is_said_quietly(team):
    ana, ben = team(), team("Ben Okafor", step="why")
    steps.fill(ana, "Incident number", "P0-321")
    expect(ben.get_by_role("status").filter(has_text="Ana Souza changed “Incident”")).to_be_visible()


def test_the_document_beside_the_form_follows_what_others_type(team):
    ana, ben = team(), team("Ben Okafor", step="timeline")
    steps.prose_box(ana, "What happened").fill("Orders failed for an hour.")
    expect(ben.get_by_role("article", name="Document")).to_contain_text("Orders failed for an hour.")
    expect(ana.get_by_role("article", name="Document")).to_contain_text("Orders failed for an hour.")


def test_a_gap_that_another_closes_is_no_gap_any_more(team):
    ana, ben = team(step="why"), team("Ben Okafor", step="why")
    gap = ben.get_by_role("button", name="Root cause", exact=True)
    expect(gap).to_be_visible()
    steps.prose_box(ana, "Root cause").fill("The pool had no limit.")
    expect(gap).not_to_be_visible()


def test_who_reads_sees_what_others_write(team, server):
    ana, ben = team(step="timeline"), team("Ben Okafor")
    ben.goto(ben.url.replace("/write", "/read"))
    steps.settled(ben)
    add_event(ana, "The alert fires")
    expect(ben.get_by_role("article", name="Document")).to_contain_text("The alert fires")
    steps.open_step(ana, "The incident")
    steps.prose_box(ana, "What happened").fill("Orders failed.")
    expect(ben.get_by_role("article", name="Document")).to_contain_text("Orders failed.")


def test_an_open_menu_stays_open(team):
    ana, ben = team(step="timeline"), team("Ben Okafor", step="timeline")
    steps.press(ben, "Document", exact=False)
    menu = ben.get_by_role("combobox", name="Times are in")
    expect(menu).to_be_visible()
    add_event(ana, "The alert fires")
    expect(table(ben)).to_contain_text("The alert fires")
    expect(menu).to_be_visible()


def test_what_was_missed_offline_is_there_afterwards(team):
    ana, ben = team(step="timeline"), team("Ben Okafor", step="timeline")
    expect(ben.get_by_role("group", name="Who is here").get_by_role("button")).to_have_count(1)
    ben.context.set_offline(True)
    add_event(ana, "The alert fires")
    ben.context.set_offline(False)
    expect(table(ben)).to_contain_text("The alert fires")


def test_what_was_missed_while_the_server_was_dead_is_there_afterwards(team, server):
    ana, ben = team(step="timeline"), team("Ben Okafor", step="timeline")
    server.kill()
    server.start()
    ana.reload()
    add_event(ana, "The alert fires")
    expect(table(ben)).to_contain_text("The alert fires")


def test_a_phone_follows_as_well(team):
    ana, ben = team(step="timeline"), team("Ben Okafor", step="timeline", viewport=PHONE)
    add_event(ana, "The alert fires")
    expect(table(ben)).to_contain_text("The alert fires")
    assert ben.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_four_who_write_at_once_see_everything_and_run_seldom(team):
    names = ("Ana Souza", "Ben Okafor", "Carla Dias", "Dmitri Orlov")
    pages = [team(name, step="timeline") for name in names]
    rounds = 3
    before = [people.runs(page) for page in pages]
    for number in range(rounds):
        for name, page in zip(names, pages, strict=True):
            page.get_by_role("button", name="Add event").click(delay=50)
            box = page.get_by_role("textbox", name="Event", exact=True)
            box.click()
            box.press_sequentially(f"{name} {number}", delay=5)
            page.get_by_role("button", name="Done").click(delay=50)
    for page in pages:
        for text in (f"{name} {number}" for name in names for number in range(rounds)):
            expect(table(page)).to_contain_text(text)
    changes = 2 * rounds * len(names)
    for page, at_first in zip(pages, before, strict=True):
        assert people.runs(page) - at_first <= 2 * changes
