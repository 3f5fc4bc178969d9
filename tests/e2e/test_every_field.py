"""One field of each kind in the browser, changed by two at once. The schema's every field is tried beside the form."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from playwright.sync_api import Page, expect

from core.domain.taxonomy import Category
from tests.e2e import steps
from tests.e2e.writers import Writers, field


def types(text: str) -> Callable[[Page, str], None]:
    return lambda page, label: field(page, label).fill(text)


def chooses(option: str) -> Callable[[Page, str], None]:
    return lambda page, label: steps.choose(page, label, option)


def presses(name: str) -> Callable[[Page, str], None]:
    return lambda page, label: (
        page.get_by_role("radiogroup", name=label).get_by_text(name, exact=True).click()
    )


@pytest.fixture
def two(server, own_page):
    """Ana hears of nothing that Ben does until she does something herself."""
    writers = Writers(server, own_page)
    writers.ana_hears_nothing()
    return writers


KINDS = {
    "line": ("The incident", "Incident number", "incident", "number", "P0-7", types("P0-5"), "P0-5"),
    "number": ("Impact", "Users affected", "user_impact", "users_affected", 7, types("9"), 9),
    "moment": (
        "The incident",
        "Started",
        "incident",
        "started_at",
        datetime(2026, 3, 2, 11, 0, tzinfo=UTC),
        types("2026-03-02 14:05"),
        datetime(2026, 3, 2, 11, 5, tzinfo=UTC),
    ),
    "day": (
        "The incident",
        "Date",
        "incident",
        "occurred_on",
        date(2026, 3, 1),
        types("2026-03-02"),
        date(2026, 3, 2),
    ),
    "person": ("The incident", "Document owner", "papers", "document_owner", "Ben", types("Ana"), "Ana"),
    "link": (
        "Detection and response",
        "Runbook used",
        "response",
        "runbook",
        "b.example",
        types("a.example"),
        "a.example",
    ),
    "choice": (
        "The incident",
        "Category",
        "incident",
        "category",
        Category.SECURITY,
        chooses("Database"),
        Category.DATABASE,
    ),
    "flag": ("Detection and response", "Escalated", "response", "was_escalated", False, presses("Yes"), True),
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_conflict_is_shown_and_decided(two, kind):
    step, label, section, name, theirs, act, mine = KINDS[kind]
    ana = two.ana
    steps.open_step(ana, step)
    two.ben_stores(section, name, theirs)
    act(ana, label)
    card = ana.get_by_role("group", name="Ben Okafor has changed this")
    expect(card.get_by_role("definition")).to_have_count(3)
    assert getattr(getattr(two.stored(), section), name) == theirs
    card.get_by_role("button", name="Keep mine").click(delay=50)
    expect(card).to_have_count(0)
    assert getattr(getattr(two.stored(), section), name) == mine


def test_a_text_of_several_lines_shows_where_it_differs(two):
    ana = two.ana
    steps.open_step(ana, "Timeline")
    steps.press(ana, "Add event")
    steps.fill(ana, "Event", "The alert fires.\nAna is paged.")
    two.ben_changes_row("timeline", "text", "The alert fires late.\nAna is paged.")
    field(ana, "Event").fill("The alert fires.\nBen is paged.")
    card = ana.get_by_role("group", name="Ben Okafor has changed this")
    expect(card.get_by_role("mark")).to_have_text([" late", "Ana", "Ben"])
