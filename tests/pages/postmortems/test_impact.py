"""What follows from outages stands on the step where they are recorded, and in the document beside it."""

from datetime import timedelta

import pytest

from core.domain.ids import PersonId, PostmortemId, RowId
from core.domain.impact import BusinessImpact, Outage
from core.domain.objectives import Slo
from core.services import objectives, postmortems
from tests.factories import a_person, a_postmortem, keep
from tests.pages.firing import fire, shown, type_into
from tests.pages.table_reading import rows_of

ID = PostmortemId("cards")
BEN = a_person(id=PersonId("ben"), name="Ben", email="ben@example.com")
SLO = Slo(id=RowId("s1"), service="checkout", target=99.9)


@pytest.fixture
def impact(app, sqlite_store, now):
    """The step, on a postmortem with 21.6 minutes of outage."""
    end = now + timedelta(minutes=21.6)
    keep(
        sqlite_store,
        a_postmortem(
            id=ID,
            outages=(Outage(id=RowId("o1"), service="checkout", began_at=now, ended_at=end),),
            business_impact=BusinessImpact(lost_transactions=1200, transaction_value=3.5, currency="EUR"),
        ),
    )
    objectives.add(sqlite_store, SLO, by=BEN)
    return lambda: app("postmortems/write.py", id=ID, step="impact")


def budget(test):
    """What the table says of the one objective, line by line."""
    return [cell for _title, cell in rows_of(test, f"computed-{ID}-error_budgets")]


def test_downtime_and_budgets_stand_under_the_outages(impact):
    test = impact()
    assert rows_of(test, f"computed-{ID}-downtime") == [
        ["checkout", "2026-03-02 14:05 – 14:26:36", "21 min 36 s", "21 min 36 s"]
    ]
    assert budget(test) == [
        "43.2 min",
        "21.6 min (50 %)",
        "21.6 min (50 %)",
        "Caution",
        "99.95 %",
        "no steps are set",
    ]
    assert any("1,200 × 3.50 = 4,200.00 EUR" in each.value.replace("\\", "") for each in test.markdown)


def test_the_document_says_the_same_and_follows_what_others_change(impact, sqlite_store, now):
    test = impact()
    html = shown(test, f"paper-{ID}")["html"]
    assert "21.6 min (50 %)" in html
    assert "1,200 × 3.50 = 4,200.00 EUR" in html
    earlier = Outage(
        id=RowId("o2"),
        service="Checkout",
        began_at=now - timedelta(days=2, minutes=21.6),
        ended_at=now - timedelta(days=2),
    )
    keep(sqlite_store, a_postmortem(outages=(earlier,)))
    test.run()
    assert budget(test)[2:4] == ["0 min (0 %)", "Freeze"]
    assert "0 min (0 %)" in shown(test, f"paper-{ID}")["html"]


def test_an_outage_is_typed_and_counted_at_once(impact, sqlite_store):
    test = impact()
    fire(test, f"table-{ID}-outages", "opened", "o1")
    type_into(test, f"w-{ID}-o1-ended_at", "2026-03-02 14:15")
    (outage,) = postmortems.get(sqlite_store, ID).outages
    assert (outage.ended_at - outage.began_at) == timedelta(minutes=10)
    assert budget(test)[1] == "10 min (23.1 %)"


def test_a_step_without_outages_asks_the_store_for_no_incident(app, sqlite_store):
    keep(sqlite_store, a_postmortem(id=ID))
    test = app("postmortems/write.py", id=ID, step="impact")
    assert [error.value for error in test.exception] == []
    assert "Downtime by service" not in [each.value for each in test.markdown]
