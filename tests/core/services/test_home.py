from datetime import date, timedelta

from core.domain.action_items import ActionItem
from core.domain.incident import Incident, Papers
from core.domain.register import Counts
from core.domain.taxonomy import ActionStatus, Stage
from core.services.home import waiting_for
from tests.factories import NOON, a_person, a_postmortem, identified, keep

TODAY = date(2026, 3, 2)


def test_nothing_waits_in_an_empty_workspace(sqlite_store):
    waiting = waiting_for(sqlite_store, a_person(), TODAY)
    assert (waiting.drafts, waiting.items, waiting.reviews, waiting.team) == ((), (), (), Counts())


def in_stage(title, stage, *, author="Ana Souza", published=None, items=()):
    papers = Papers(author=author, stage=stage, created_at=NOON, updated_at=NOON, published_at=published)
    return identified(a_postmortem(incident=Incident(title=title), papers=papers, action_items=items))


def test_my_drafts_my_items_and_all_reviews_wait_for_me(sqlite_store):
    items = (
        ActionItem(title="later", owner="Ana Souza", due_on=date(2026, 3, 9)),
        ActionItem(title="overdue", owner="ana souza", due_on=date(2026, 3, 1)),
        ActionItem(title="done", owner="Ana Souza", due_on=date(2026, 3, 1), status=ActionStatus.DONE),
        ActionItem(title="of Tom", owner="Tom Okafor", due_on=date(2026, 3, 1)),
    )
    recent, old = NOON - timedelta(days=29), NOON - timedelta(days=31)
    keep(
        sqlite_store,
        in_stage("mine", Stage.DRAFT),
        in_stage("of Tom", Stage.DRAFT, author="Tom Okafor"),
        in_stage("to read", Stage.IN_REVIEW, author="Tom Okafor"),
        in_stage("recent", Stage.PUBLISHED, published=recent, items=items),
        in_stage("old", Stage.PUBLISHED, published=old),
    )
    waiting = waiting_for(sqlite_store, a_person(), TODAY)
    assert [entry.title for entry in waiting.drafts] == ["mine"]
    assert [(entry.title, item.title) for entry, item in waiting.items] == [
        ("recent", "overdue"),
        ("recent", "later"),
    ]
    assert [entry.title for entry in waiting.reviews] == ["to read"]
    assert waiting.team == Counts(drafts=2, in_review=1, published=1, items_open=3, items_overdue=2)
