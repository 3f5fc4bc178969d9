from dataclasses import replace
from datetime import date, timedelta

from core.domain.action_items import ActionItem
from core.domain.ids import RowId
from core.domain.incident import Incident, Papers
from core.domain.postmortem import Postmortem
from core.domain.register import Counts
from core.domain.taxonomy import ActionStatus, Stage
from core.ports import Store
from tests.factories import NOON, a_postmortem, an_id, keep

TODAY = date(2026, 3, 10)


def item(title: str, **given: object) -> ActionItem:
    plain = ActionItem(id=RowId(an_id("row")), title=title, owner="Ольга Petrova")
    return replace(plain, **given)  # type: ignore[arg-type]


def paper(title: str, days_ago: int, **given: object) -> Postmortem:
    papers = replace(Papers(author="Ольга Petrova", created_at=NOON), **given)  # type: ignore[arg-type]
    return a_postmortem(
        incident=Incident(title=title, started_at=NOON - timedelta(days=days_ago)), papers=papers
    )


def test_unsettled_items_of_an_owner_come_soonest_due_first_beside_their_postmortem(store: Store) -> None:
    first = replace(
        a_postmortem(),
        action_items=(
            item("undated"),
            item("later", due_on=date(2026, 3, 20)),
            item("done", due_on=TODAY, status=ActionStatus.DONE),
            item("dropped", due_on=TODAY, status=ActionStatus.DROPPED),
            item("of Igor", due_on=TODAY, owner="Igor"),
        ),
    )
    second = replace(a_postmortem(), action_items=(item("overdue", due_on=date(2026, 3, 1)), item("removed")))
    keep(store, first, second)
    with store.begin() as work:
        work.rows.remove(second.id, "action_items", second.action_items[1].id, NOON)
        found = work.waiting.action_items("ольга PETROVA", limit=9)
        assert [(entry.id, found_item) for entry, found_item in found] == [
            (second.id, second.action_items[0]),
            (first.id, first.action_items[1]),
            (first.id, first.action_items[0]),
        ]
        assert (found[0][0].items, found[1][0].items, found[1][0].items_done) == (1, 4, 1)
        assert len(work.waiting.action_items("ольга petrova", limit=1)) == 1
        assert work.waiting.action_items("nobody", limit=9) == []


def test_a_list_of_items_takes_four_queries_however_long_it_is(store: Store, statements: list[str]) -> None:
    keep(store, *(replace(a_postmortem(), action_items=(item("one"), item("two"))) for _ in range(3)))
    statements.clear()
    with store.read() as work:
        assert len(work.waiting.action_items("Ольга Petrova", limit=9)) == 6
    assert len(statements) == 4


def test_drafts_are_the_authors_and_reviews_everybodys_oldest_incident_first(store: Store) -> None:
    keep(
        store,
        paper("newer draft", 1),
        paper("older draft", 9),
        paper("of Igor", 5, author="Igor"),
        paper("newer review", 2, stage=Stage.IN_REVIEW, author="Igor"),
        paper("older review", 3, stage=Stage.IN_REVIEW),
        paper("published", 4, stage=Stage.PUBLISHED),
    )
    with store.read() as work:
        assert [entry.title for entry in work.waiting.drafts("ольга petrova", limit=9)] == [
            "older draft",
            "newer draft",
        ]
        assert [entry.title for entry in work.waiting.drafts("ольга petrova", limit=1)] == ["older draft"]
        assert [entry.title for entry in work.waiting.in_review(limit=9)] == ["older review", "newer review"]


def test_counts_are_over_the_whole_workspace(store: Store) -> None:
    items = (
        item("due today", due_on=TODAY),
        item("overdue", due_on=TODAY - timedelta(days=1), status=ActionStatus.BLOCKED),
        item("done late", due_on=TODAY - timedelta(days=1), status=ActionStatus.DONE),
        item("undated", owner="Igor"),
    )
    month_ago = NOON - timedelta(days=30)
    keep(
        store,
        replace(paper("draft", 1), action_items=items),
        paper("review", 1, stage=Stage.IN_REVIEW),
        paper("just in", 1, stage=Stage.PUBLISHED, published_at=month_ago),
        paper("just out", 1, stage=Stage.PUBLISHED, published_at=month_ago - timedelta(microseconds=1)),
        paper("archived since", 1, stage=Stage.ARCHIVED, published_at=NOON),
    )
    with store.read() as work:
        counted = work.waiting.counts(TODAY, month_ago)
    assert counted == Counts(drafts=1, in_review=1, published=2, items_open=3, items_overdue=1)


def test_in_an_empty_workspace_nothing_waits(store: Store) -> None:
    with store.read() as work:
        assert work.waiting.counts(TODAY, NOON) == Counts()
        assert work.waiting.in_review(limit=9) == ()
