from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import Engine, text

from core.domain.ids import PostmortemId, RowId
from core.domain.impact import BusinessImpact, Outage
from core.domain.incident import Incident
from core.domain.objectives import CreditStep, OutageElsewhere, Slo
from core.domain.postmortem import Postmortem
from core.domain.taxonomy import Counting, DeployStatus, Experience, ShareOf
from core.ports import Store
from storage.repositories.objectives import reaching
from tests.factories import NOON, a_postmortem, an_id, keep

DAY = timedelta(days=1)
NOBODY = PostmortemId("nobody")


def an_outage(began: timedelta | None, ended: timedelta | None, service: str = "Checkout") -> Outage:
    return Outage(
        id=RowId(an_id("row")),
        service=service,
        began_at=None if began is None else NOON + began,
        ended_at=None if ended is None else NOON + ended,
    )


def hit(*outages: Outage, number: str = "P1-001") -> Postmortem:
    return a_postmortem(
        incident=Incident(title="Cards failed", number=number, resolved_at=NOON),
        business_impact=BusinessImpact(failed_requests=12),
        outages=outages,
    )


def near(store: Store, *services: str, but: PostmortemId = NOBODY) -> list[OutageElsewhere]:
    """What counts in the ten days before noon."""
    with store.read() as work:
        return list(
            work.objectives.elsewhere(services or ("checkout",), since=NOON - 10 * DAY, until=NOON, but=but)
        )


def test_what_is_promised_comes_back_in_order_and_can_be_replaced_and_removed(store: Store) -> None:
    slo = Slo(id=RowId("s1"), service="search", target=99.95, counting=Counting.REQUESTS, requests=10**12)
    other = Slo(id=RowId("s2"), service="Checkout", name="Payments", window_days=7)
    steps = (CreditStep(id=RowId("c1"), below=95), CreditStep(id=RowId("c2"), below=99.9, credit=10.5))
    with store.begin() as work:
        for value in (slo, other, *steps, CreditStep(id=RowId("c3"))):
            work.objectives.save(value)
        work.objectives.save(replace(slo, name="Answers"))
        work.objectives.remove(CreditStep(id=RowId("c3")))
    with store.read() as work:
        assert work.objectives.slos() == [other, replace(slo, name="Answers")]
        assert [each.id for each in work.objectives.slos()] == ["s2", "s1"]
        assert work.objectives.steps() == [steps[1], steps[0]]


def test_floors_are_set_and_taken_back(store: Store) -> None:
    with store.begin() as work:
        work.objectives.set_floor(DeployStatus.NORMAL, 60.5)
        work.objectives.set_floor(DeployStatus.NORMAL, 61)
        work.objectives.set_floor(DeployStatus.CAUTION, 30)
        work.objectives.set_floor(DeployStatus.CAUTION, None)
        assert work.objectives.floors() == {DeployStatus.NORMAL: 61}


def test_an_outage_comes_back_as_it_was(store: Store) -> None:
    told = Outage(
        id=RowId("o1"),
        service="Checkout",
        began_at=NOON,
        ended_at=NOON + DAY,
        share=12.5,
        share_of=ShareOf.USERS,
        felt=Experience.DEGRADED,
        note="Only cards.",
    )
    postmortem = a_postmortem(outages=(told, Outage(id=RowId("o2"))))
    keep(store, postmortem)
    with store.read() as work:
        assert work.postmortems.get(postmortem.id).outages == postmortem.outages


def test_outages_of_other_incidents_are_told_with_what_counts_of_those(store: Store) -> None:
    inside, mail = an_outage(-2 * DAY, -DAY), an_outage(-2 * DAY, -DAY, "mail")
    first, second = hit(inside, mail), hit(an_outage(-DAY, None), number="P1-002")
    keep(store, first, second)
    assert near(store, "CHECKOUT") == [
        OutageElsewhere(
            postmortem=first.id,
            number="P1-001",
            title="Cards failed",
            outage=inside,
            resolved_at=NOON,
            failed_requests=12,
            services=2,
        ),
        OutageElsewhere(
            postmortem=second.id,
            number="P1-002",
            title="Cards failed",
            outage=second.outages[0],
            resolved_at=NOON,
            failed_requests=12,
            services=1,
        ),
    ]
    assert [each.postmortem for each in near(store, but=first.id)] == [second.id]
    assert [each.outage for each in near(store, "mail", "checkout")] == [inside, mail, second.outages[0]]


def test_only_what_reaches_between_the_moments_is_told(store: Store) -> None:
    edges = (
        an_outage(-20 * DAY, -10 * DAY),
        an_outage(timedelta(), DAY),
        an_outage(None, None),
        an_outage(-DAY, -DAY / 2, "search"),
    )
    kept = an_outage(-20 * DAY, -9 * DAY)
    keep(store, hit(*edges), hit(kept))
    assert [each.outage for each in near(store)] == [kept]


def test_of_an_incident_that_reaches_into_the_window_all_outages_of_the_service_are_told(
    store: Store,
) -> None:
    before, inside, removed = an_outage(-20 * DAY, -19 * DAY), an_outage(-DAY, None), an_outage(-DAY, None)
    postmortem = hit(before, inside, removed)
    keep(store, postmortem)
    with store.begin() as work:
        work.rows.remove(postmortem.id, "outages", removed.id, NOON)
    assert [each.outage for each in near(store)] == [before, inside]


@pytest.mark.parametrize("incidents", [1, 5])
def test_all_incidents_are_read_in_one_query(store: Store, statements: list[str], incidents: int) -> None:
    keep(store, *(hit(an_outage(-DAY, timedelta())) for _ in range(incidents)))
    statements.clear()
    assert len(near(store)) == incidents
    assert len(statements) == 1


def test_the_window_is_found_along_an_index_however_many_incidents_there_are(engine: Engine) -> None:
    query = reaching(["checkout"], since=NOON - 30 * DAY, until=NOON, but=NOBODY)
    spelled = query.compile(engine, compile_kwargs={"literal_binds": True})
    with engine.connect() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(text("SET enable_seqscan = off"))  # it is cheaper while the table is empty
        explain = "EXPLAIN QUERY PLAN" if engine.dialect.name == "sqlite" else "EXPLAIN"
        plan = " ".join(str(line) for line in connection.execute(text(f"{explain} {spelled}")))
    assert "ix_outages_service_folded_ended_at" in plan
