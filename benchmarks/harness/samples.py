"""Stores with as many postmortems as a measurement needs, and one that is long."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Final

from core.document.shared_text import SharedText
from core.domain.action_items import ActionItem
from core.domain.ids import PersonId, PostmortemId, RowId
from core.domain.impact import UserImpact
from core.domain.incident import AffectedService, Incident, Papers
from core.domain.people import Person
from core.domain.postmortem import Postmortem
from core.domain.taxonomy import EventKind, Severity, Stage
from core.domain.timeline import TimelineEvent
from core.ports import Store, UnitOfWork
from core.services import workspace
from core.settings import Settings
from pages.ui import remembered
from storage import open_store

ANA: Final = Person(id=PersonId("ana"), name="Ana Souza", email="ana@example.com")
FIRST: Final = datetime(2025, 3, 3, 14, 5, tzinfo=UTC)
ROWS: Final = ("services", "timeline", "action_items")
PROSE: Final = {
    "summary_incident": "Card payments failed for one customer in four.",
    "root_cause": "The pool of connections had **no upper limit**, because the default was never reviewed.",
    "went_well": "- The alert fired within two minutes.\n- The runbook named the right dashboard.",
}


def postmortem(number: int, *, events: int = 8, items: int = 4) -> Postmortem:
    """The same for the same number."""
    began = FIRST + timedelta(hours=7 * number)
    return Postmortem(
        id=PostmortemId(f"sample-{number}"),
        incident=Incident(
            title=f"Checkout answered slowly, case {number}",
            number=f"P0-{number:03}",
            severity=list(Severity)[number % 3],
            occurred_on=began.date(),
            started_at=began,
            resolved_at=began + timedelta(minutes=38),
        ),
        papers=Papers(author=ANA.name, stage=list(Stage)[number % 4], created_at=began, updated_at=began),
        user_impact=UserImpact(users_affected=4210, users_share=25.0),
        prose=PROSE,
        services=(AffectedService(id=RowId(f"s-{number}"), name=f"service-{number % 7}"),),
        timeline=tuple(_event(number, at, began + timedelta(minutes=at)) for at in range(events)),
        action_items=tuple(_item(number, at) for at in range(items)),
    )


def listed(number: int) -> Postmortem:
    """As much of it as the register shows."""
    return replace(postmortem(number, events=0, items=1), prose={})


def _event(number: int, at: int, moment: datetime) -> TimelineEvent:
    return TimelineEvent(
        id=RowId(f"e-{number}-{at}"),
        at=moment,
        kind=EventKind.OTHER,
        text=f"Error rate passes {at} %",
        actor="Ana",
    )


def _item(number: int, at: int) -> ActionItem:
    return ActionItem(
        id=RowId(f"a-{number}-{at}"),
        key=f"AI-{at + 1}",
        title=f"Alert when use of pool {at} passes 80 %",
        owner=ANA.name,
        due_on=date(2026, 3, 2) + timedelta(days=at),
    )


def store_with(postmortems: int, folder: Path, *, as_listed: bool = False) -> str:
    """Fill a new store in that folder; the cookie header with which Ana is known there.

    `as_listed`: each with no more than the register shows of it, which is five times quicker to store.
    """
    store = open_store(Settings(data_dir=folder))
    workspace.set_up(store, "platform", "Payments", "Europe/Moscow")
    with store.begin() as work:
        work.people.save(ANA)
        for number in range(postmortems):
            _add(work, listed(number) if as_listed else postmortem(number))
    cookie = _cookie(store)
    store.close()
    return cookie


def _add(work: UnitOfWork, whole: Postmortem) -> None:
    work.postmortems.add(replace(whole, prose={}))
    for section in ROWS:
        for row in getattr(whole, section):
            work.rows.add(whole.id, section, row)
    if whole.prose:
        for update in _typed():
            work.prose.append(whole.id, update, by=ANA.id, now=FIRST)
        work.prose.write_plain(whole.id, whole.prose)


@cache
def _typed() -> tuple[bytes, ...]:
    """The updates that type the prose into an empty document."""
    texts = SharedText()
    return tuple(texts.rewrite(key, text) for key, text in PROSE.items())


def _cookie(store: Store) -> str:
    cookie = remembered.person_cookie(store, ANA)
    return f"{cookie.name}={cookie.value}"
