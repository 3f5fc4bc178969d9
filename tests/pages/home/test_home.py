from dataclasses import replace
from datetime import date

from core.domain.action_items import ActionItem
from core.domain.ids import PostmortemId, RowId
from core.domain.incident import Incident, Papers
from core.domain.postmortem import Postmortem
from core.domain.taxonomy import Priority, Severity, Stage
from tests.factories import keep
from tests.pages.table_reading import open_row, rows_of

ANA = "Ana Souza"


def a_draft(number, **papers):
    return Postmortem(
        id=PostmortemId(f"pm{number}"),
        incident=Incident(title=f"Case {number}", number=f"P0-{number:03}", severity=Severity.SEV1),
        papers=Papers(author=ANA, **papers),
    )


def test_an_empty_workspace_says_what_to_do(app):
    test = app("home/home.py")
    assert any("Nothing is written here yet" in text.value for text in test.markdown)


def test_home_shows_my_items_overdue_first_and_my_drafts(app, sqlite_store):
    items = (
        ActionItem(id=RowId("a1"), key="AI-1", title="Later", owner=ANA, due_on=date(2999, 1, 1)),
        ActionItem(
            id=RowId("a2"),
            key="AI-2",
            title="Late",
            owner=ANA,
            due_on=date(2020, 1, 1),
            priority=Priority.HIGH,
        ),
        ActionItem(id=RowId("a3"), key="AI-3", title="Somebody else's", owner="Ivan"),
        ActionItem(id=RowId("a4"), key="AI-4", title="No day", owner=ANA),
    )
    keep(sqlite_store, replace(a_draft(1), action_items=items), a_draft(2, stage=Stage.IN_REVIEW))
    test = app("home/home.py")
    assert [row[:3] for row in rows_of(test, "my-items")] == [
        ["2020-01-01 overdue", "AI-2 Late", "High"],
        ["2999-01-01", "AI-1 Later", ""],
        ["", "AI-4 No day", ""],
    ]
    assert [row[1] for row in rows_of(test, "my-drafts")] == ["Case 1"]
    assert [row[1] for row in rows_of(test, "reviews")] == ["Case 2"]
    assert {metric.label: metric.value for metric in test.metric} == {
        "Drafts": "1",
        "In review": "1",
        "Published in 30 days": "0",
        "Open action items": "4",
        "Overdue action items": "1",
    }


def test_an_item_opens_its_postmortem_at_the_action_items(app, sqlite_store):
    item = ActionItem(id=RowId("a1"), key="AI-1", title="Late", owner=ANA, due_on=date(2020, 1, 1))
    keep(sqlite_store, replace(a_draft(1), action_items=(item,)))
    test = app("home/home.py")
    open_row(test, "my-items", "a1")
    assert [title.value for title in test.title] == ["Case 1"]
    assert [header.value for header in test.header] == ["Action items"]


def test_a_draft_opens_for_writing_and_a_review_for_reading(app, sqlite_store):
    keep(sqlite_store, a_draft(1), a_draft(2, stage=Stage.IN_REVIEW))
    test = app("home/home.py")
    open_row(test, "my-drafts", "pm1")
    assert [header.value for header in test.header] == ["The incident"]
    test = app("home/home.py")
    open_row(test, "reviews", "pm2")
    assert [button.label for button in test.button] == ["Write"]


def test_a_new_postmortem_begins_from_home(app):
    test = app("home/home.py")
    test.button(key="new").click().run()
    assert [title.value for title in test.title] == ["New postmortem"]
