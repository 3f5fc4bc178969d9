"""What was typed is there again, whatever happens to the step, the page, the tab or the server."""

from playwright.sync_api import Page, expect

from tests.e2e import steps

TEXT = "Заказы падали с 14:05 🙁\n\n- первый\n- второй"


LABEL = "What happened"


def prose(page: Page):
    return steps.prose_box(page, LABEL)


def again(page: Page) -> Page:
    """The same address in a new tab of the same browser."""
    address, context = page.url, page.context
    page.close()
    tab = context.new_page()
    tab.goto(address)
    steps.settled(tab)
    return tab


def test_prose_survives_a_change_of_step(form):
    prose(form).fill(TEXT)
    steps.open_step(form, "Impact")
    steps.open_step(form, "The incident")
    steps.expect_prose(form, LABEL, TEXT)


def test_prose_survives_a_change_of_page(form):
    address = form.url
    prose(form).fill(TEXT)
    form.get_by_role("link", name="Postmortems").click(delay=50)
    expect(form.get_by_role("heading", name="Postmortems")).to_be_visible()
    form.goto(address)
    steps.expect_prose(form, LABEL, TEXT)


def test_prose_survives_a_tab_that_is_closed_at_once(form):
    prose(form).fill(TEXT)
    steps.expect_prose(again(form), LABEL, TEXT)


def test_prose_survives_a_reload_in_the_middle_of_a_word(form):
    prose(form).press_sequentially("Checkout refu")
    form.reload()
    steps.expect_prose(form, LABEL, "Checkout refu")


def test_prose_survives_a_server_that_is_killed_while_one_types(form, server):
    prose(form).press_sequentially("Before. ")
    server.kill()
    prose(form).press_sequentially("While it was dead. ")
    server.start()
    prose(form).press_sequentially("Afterwards.")
    tab = again(form)
    steps.expect_prose(tab, LABEL, "Before. While it was dead. Afterwards.")


def test_short_fields_survive_steps_pages_and_reloads(form):
    steps.fill(form, "Incident number", "P0-321")
    steps.open_step(form, "Timeline")
    steps.press(form, "Add event")
    steps.fill(form, "Time", "2026-03-02 14:05")
    steps.fill(form, "Event", "Error rate passes 5 %,\nthe alert fires")
    form.reload()
    steps.settled(form)
    expect(form.get_by_role("table", name="Timeline")).to_contain_text("Error rate passes 5 %")
    steps.open_step(form, "The incident")
    expect(form.get_by_role("textbox", name="Incident number", exact=True)).to_have_value("P0-321")


def test_short_fields_survive_a_server_that_is_killed(form, server):
    steps.fill(form, "Incident number", "P0-321")
    server.kill()
    server.start()
    tab = again(form)
    expect(tab.get_by_role("textbox", name="Incident number", exact=True)).to_have_value("P0-321")


def test_text_that_is_no_time_stays_while_one_visits_another_step(form):
    steps.fill(form, "Started", "around noon")
    steps.open_step(form, "Impact")
    steps.open_step(form, "The incident")
    expect(form.get_by_role("textbox", name="Started", exact=True)).to_have_value("around noon")
    expect(form.get_by_text("“around noon” was not understood")).to_be_visible()
