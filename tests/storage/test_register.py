from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import Engine, text

from core.domain.action_items import ActionItem
from core.domain.ids import RowId
from core.domain.incident import AffectedService, Incident, Papers
from core.domain.postmortem import Postmortem
from core.domain.register import Entry, Filter
from core.domain.taxonomy import ActionStatus, Severity, Stage
from core.ports import Store
from storage.repositories.register import page
from tests.factories import NOON, a_postmortem, an_id, keep


def called(
    title: str, *services: str, number: str = "", author: str = "Ana Souza", **incident: object
) -> Postmortem:
    return a_postmortem(
        incident=replace(Incident(title=title, number=number, started_at=NOON), **incident),  # type: ignore[arg-type]
        papers=Papers(author=author, created_at=NOON, updated_at=NOON),
        services=tuple(AffectedService(id=RowId(an_id("row")), name=name) for name in services),
    )


def titles(store: Store, filter_: Filter, *, limit: int = 50, offset: int = 0) -> list[str]:
    with store.read() as work:
        return [entry.title for entry in work.postmortems.find(filter_, limit=limit, offset=offset).entries]


def test_an_entry_shows_what_the_register_needs(store: Store) -> None:
    statuses = (ActionStatus.DONE, ActionStatus.OPEN, ActionStatus.BLOCKED, ActionStatus.DROPPED)
    postmortem = replace(
        called("Card payments failed", "checkout", "billing", number="P1-007", severity=Severity.SEV1),
        action_items=tuple(ActionItem(id=RowId(an_id("row")), status=status) for status in statuses),
    )
    keep(store, postmortem)
    removed = [postmortem.services[1].id, postmortem.action_items[2].id]
    with store.begin() as work:
        work.rows.remove(postmortem.id, "services", removed[0], NOON)
        work.rows.remove(postmortem.id, "action_items", removed[1], NOON)
    with store.read() as work:
        found = work.postmortems.find(Filter(), limit=10)
    assert found.total == 1
    assert found.entries == (
        Entry(
            id=postmortem.id,
            number="P1-007",
            title="Card payments failed",
            severity=Severity.SEV1,
            stage=Stage.DRAFT,
            occurred_on=None,
            started_at=NOON,
            resolved_at=None,
            services=("checkout",),
            author="Ana Souza",
            items=2,
            items_done=1,
            updated_at=NOON,
        ),
    )


def test_the_newest_incident_comes_first_by_start_else_day_else_writing(store: Store) -> None:
    written = called("written", started_at=None)
    keep(
        store,
        called("day before", started_at=None, occurred_on=date(2026, 3, 1)),
        called("day after", started_at=None, occurred_on=date(2026, 3, 3)),
        called("hour before", started_at=NOON - timedelta(hours=1), occurred_on=date(2026, 3, 9)),
        called("hour after", started_at=NOON + timedelta(hours=1)),
        written,
        replace(called("nothing known", started_at=None), papers=Papers()),
    )
    newest_first = ["day after", "hour after", "written", "hour before", "day before", "nothing known"]
    assert titles(store, Filter()) == newest_first


def test_the_first_day_of_all_is_a_day_too(store: Store) -> None:
    keep(store, called("long ago", started_at=None, occurred_on=date.min), called("now"))
    assert titles(store, Filter()) == ["now", "long ago"]


def test_pages_follow_each_other_without_gap_or_overlap(store: Store) -> None:
    keep(store, *(called(f"number {nth}") for nth in range(7)))
    parts = [titles(store, Filter(), limit=3, offset=offset) for offset in (0, 3, 6, 9)]
    assert [len(part) for part in parts] == [3, 3, 1, 0]
    assert [title for part in parts for title in part] == titles(store, Filter())
    with store.read() as work:
        assert work.postmortems.find(Filter(), limit=3, offset=9).total == 7


@pytest.mark.parametrize(
    ("filter_", "expected"),
    [
        (Filter(), {"Сбой оплаты", "100% of logins fail", "under_score"}),
        (Filter(text="СБОЙ"), {"Сбой оплаты"}),
        (Filter(text="  оплаты "), {"Сбой оплаты"}),
        (Filter(text="p0-0"), {"Сбой оплаты"}),
        (Filter(text="KASSA"), {"Сбой оплаты", "under_score"}),
        (Filter(text="%"), {"100% of logins fail"}),
        (Filter(text="r_s"), {"under_score"}),
        (Filter(text="\\"), set()),
        (Filter(text="/"), set()),
        (Filter(text="nothing like it"), set()),
        (Filter(text="x" * 100_000), set()),
        (Filter(service="kassa"), {"Сбой оплаты"}),
        (Filter(service="kass"), set()),
        (Filter(author="ANA souza"), {"Сбой оплаты", "under_score"}),
        (Filter(severity=Severity.SEV1), {"100% of logins fail"}),
        (Filter(stage=Stage.DRAFT), {"Сбой оплаты", "100% of logins fail", "under_score"}),
        (Filter(stage=Stage.PUBLISHED), set()),
        (Filter(text="kassa", author="Ana Souza", service="kassa 2"), {"under_score"}),
    ],
)
def test_a_filter_narrows(store: Store, filter_: Filter, expected: set[str]) -> None:
    keep(
        store,
        called("Сбой оплаты", "Kassa", number="P0-012"),
        called("100% of logins fail", "login", author="Igor", severity=Severity.SEV1),
        called("under_score", "kassa 2"),
    )
    assert set(titles(store, filter_)) == expected
    with store.read() as work:
        assert work.postmortems.find(filter_, limit=1).total == len(expected)


@pytest.mark.parametrize("entries", [1, 3])
def test_a_page_takes_four_queries_however_many_entries_it_has(
    store: Store, statements: list[str], entries: int
) -> None:
    keep(store, *(called(f"number {nth}", "checkout", "billing") for nth in range(entries)))
    statements.clear()
    with store.read() as work:
        work.postmortems.find(Filter(text="number"), limit=50)
    assert len(statements) == 4


def test_the_first_page_is_read_along_an_index_however_many_there_are(engine: Engine) -> None:
    query = page(limit=50, offset=0).compile(engine, compile_kwargs={"literal_binds": True})
    with engine.connect() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(text("SET enable_seqscan = off"))  # it is cheaper while the table is empty
        explain = "EXPLAIN QUERY PLAN" if engine.dialect.name == "sqlite" else "EXPLAIN"
        plan = " ".join(str(line) for line in connection.execute(text(f"{explain} {query}")))
    assert "ix_postmortem_incident_at_id" in plan
    assert "sort" not in plan.lower()
    assert "temp b-tree" not in plan.lower()
