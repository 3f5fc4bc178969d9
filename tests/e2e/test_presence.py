"""Who is here, and where."""

import os
import signal
from contextlib import suppress
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.e2e import people, steps
from tests.e2e.conftest import FLAGS
from tests.programs import chromium

_NAMED = """([name, fields]) => [...document.querySelectorAll("[class*=st-key-w-]")].filter(
  each => getComputedStyle(each, "::after").content === JSON.stringify(name)).length === fields"""


def here(page: Page, name: str) -> Locator:
    """The person's circle, by what is said of it."""
    return page.get_by_role("group", name="Who is here").get_by_role("button", name=name, exact=True)


def anybody(page: Page) -> Locator:
    return page.get_by_role("group", name="Who is here").get_by_role("button")


def step(page: Page, title: str) -> Locator:
    return page.get_by_role("navigation", name="Steps").get_by_role("button", name=title)


def test_people_are_seen_where_they_are_until_they_go(team):
    ana, ben = team(), team("Ben Okafor", step="timeline")
    expect(here(ana, "Ben Okafor: Timeline")).to_be_visible()
    expect(step(ana, "Timeline")).to_contain_text("Ben Okafor")
    expect(here(ben, "Ana Souza: The incident")).to_be_visible()
    steps.open_step(ben, "Impact")
    expect(here(ana, "Ben Okafor: Impact")).to_be_visible()
    expect(step(ana, "Timeline")).not_to_contain_text("Ben Okafor")
    ben.close()
    expect(anybody(ana)).to_have_count(0)


def test_who_writes_a_text_is_seen_at_it(team):
    ana, ben = team(), team("Ben Okafor", step="why")
    steps.prose_box(ben, "Root cause").click()
    expect(here(ana, "Ben Okafor: Root cause")).to_be_visible()


def expect_named(page: Page, name: str, fields: int) -> None:
    """The name stands at so many fields."""
    page.wait_for_function(_NAMED, arg=[name, fields])


def test_who_is_in_a_field_is_named_there(team):
    ana, ben = team(), team("Ben Okafor")
    number = ben.get_by_role("textbox", name="Incident number", exact=True)
    number.click()
    expect_named(ana, "Ben Okafor", 1)
    steps.open_step(ana, "Impact")
    expect_named(ana, "Ben Okafor", 0)
    steps.open_step(ana, "The incident")
    expect_named(ana, "Ben Okafor", 1)
    number.blur()
    expect_named(ana, "Ben Okafor", 0)


def test_a_name_is_shown_as_it_is_whatever_signs_it_has(team):
    name = 'Ben "O\\" } * { display: none }'
    ana, ben = team(), team(name)
    ben.get_by_role("textbox", name="Incident number", exact=True).click()
    expect_named(ana, name, 1)


def test_who_reads_is_seen_and_sees(team):
    ana, ben = team(step="impact"), team("Ben Okafor")
    ben.goto(ben.url.replace("/write", "/read"))
    expect(here(ana, "Ben Okafor is reading")).to_be_visible()
    expect(here(ben, "Ana Souza: Impact")).to_be_visible()


def test_a_click_on_a_person_leads_to_where_they_are(team):
    ana, _ben = team(), team("Ben Okafor", step="timeline")
    here(ana, "Ben Okafor: Timeline").click(delay=50)
    expect(ana.get_by_role("heading", name="Timeline", level=2).first).to_be_visible()


def test_two_tabs_of_one_person_are_one(team):
    ana, ben = team(), team("Ben Okafor", step="timeline")
    second = ben.context.new_page()
    people.go(second, ben.url, "timeline")
    expect(anybody(second)).to_have_count(1)
    expect(anybody(ana)).to_have_count(1)
    ben.close()
    expect(here(ana, "Ben Okafor: Timeline")).to_be_visible()


def test_nobody_has_to_run_the_page_for_it(team):
    ana, ben = team(), team("Ben Okafor", step="timeline")
    expect(here(ana, "Ben Okafor: Timeline")).to_be_visible()
    before = people.runs(ana)
    steps.open_step(ben, "Impact")
    expect(here(ana, "Ben Okafor: Impact")).to_be_visible()
    assert people.runs(ana) == before


def test_who_is_torn_away_is_not_seen_any_more(team, browser, server, tmp_path):
    ana = team()
    folder = tmp_path / "profile"
    other = browser.browser_type.launch_persistent_context(
        folder, executable_path=str(chromium()), args=[*FLAGS], locale="en-US"
    )
    ben = other.new_page()
    ben.goto(server.url)
    steps.sign_in(ben, "Ben Okafor", "ben@example.com")
    people.go(ben, ana.url, "timeline")
    expect(here(ana, "Ben Okafor: Timeline")).to_be_visible()
    kill_all_of(folder)
    expect(anybody(ana)).to_have_count(0)


def kill_all_of(profile: Path) -> None:
    """Every process of the browser that was started with this profile."""
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if str(profile).encode() in (process / "cmdline").read_bytes():
                os.kill(int(process.name), signal.SIGKILL)
