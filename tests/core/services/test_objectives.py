from datetime import timedelta

import pytest

from core.domain.errors import Conflict, Forbidden, Inactive, NotFound, TooLong, TooMany, Unreadable
from core.domain.ids import PersonId, RowId
from core.domain.impact import Outage
from core.domain.objectives import NO_PROMISES, CreditStep, Promises, Slo
from core.domain.people import Role
from core.domain.taxonomy import Counting, DeployStatus
from core.metrics.error_budget import standings
from core.profiles import PROFILES
from core.services import objectives, workspace
from core.services.objectives import FLOORS, MOST, SLOS, STEPS, place
from tests.factories import NOON, a_person, a_postmortem, an_id, keep

ANA = a_person()
READER = a_person(id=PersonId("ben"), name="Ben", email="ben@example.com", role=Role.READER)
GONE = a_person(id=PersonId("eva"), name="Eva", email="eva@example.com", is_active=False)
SLO = Slo(id=RowId("s1"), service="checkout", target=99.9)
STEP = CreditStep(id=RowId("c1"), below=99.9, credit=10)
SHIPPED = PROFILES["platform"].deploy_floors


@pytest.fixture
def promising(store):
    workspace.set_up(store, "platform", "Payments", "UTC")
    with store.begin() as work:
        for person in (ANA, READER, GONE):
            work.people.save(person)
    objectives.add(store, SLO, by=ANA)
    objectives.add(store, STEP, by=ANA)
    return store


def change(store, section, field, value, base, *, row="s1", by=ANA):
    return objectives.change(store, place(section, field, row), value, base=base, by=by)


def a_hit(*minutes, service="checkout"):
    began, ended = (NOON + timedelta(minutes=each) for each in minutes)
    return Outage(id=RowId(an_id("row")), service=service, began_at=began, ended_at=ended)


def test_what_is_promised_is_kept_with_the_floors_of_the_profile(promising):
    assert objectives.promised(promising) == Promises(slos=(SLO,), steps=(STEP,), floors=SHIPPED)


@pytest.mark.parametrize(
    ("section", "row", "field", "base", "value", "kept"),
    [
        (SLOS, "s1", "service", "checkout", "  Payments  API ", "Payments API"),
        (SLOS, "s1", "name", "", "Answers", "Answers"),
        (SLOS, "s1", "target", 99.9, 99.95, 99.95),
        (SLOS, "s1", "target", 99.9, None, None),
        (SLOS, "s1", "window_days", 30, 7, 7),
        (SLOS, "s1", "counting", Counting.TIME, "requests", Counting.REQUESTS),
        (SLOS, "s1", "requests", None, 10**9, 10**9),
        (STEPS, "c1", "below", 99.9, 100, 100),
        (STEPS, "c1", "credit", 10, None, None),
        (FLOORS, "normal", "above", 50, 60, 60),
        (FLOORS, "normal", "above", 50, None, 50),
    ],
)
def test_each_value_is_changed_by_itself_and_only_from_what_was_seen(
    promising, section, row, field, base, value, kept
):
    assert change(promising, section, field, value, base, row=row) == kept
    assert change(promising, section, field, value, base, row=row) == kept
    third = Counting.TIME if field == "counting" else "3" if field in ("service", "name") else 3
    with pytest.raises(Conflict) as found:
        change(promising, section, field, third, "another", row=row)
    assert (found.value.base, found.value.mine, found.value.theirs) == ("another", third, kept)


def test_a_threshold_that_is_taken_back_is_the_profiles_again(promising):
    change(promising, FLOORS, "above", 60, 50, row=DeployStatus.NORMAL)
    assert objectives.promised(promising).floors[0] == (DeployStatus.NORMAL, 60)
    change(promising, FLOORS, "above", None, 60, row=DeployStatus.NORMAL)
    assert objectives.promised(promising).floors == SHIPPED


@pytest.mark.parametrize(
    ("field", "base", "value", "error"),
    [
        ("target", 99.9, 100, Unreadable),
        ("target", 99.9, 0, Unreadable),
        ("window_days", 30, None, Unreadable),
        ("window_days", 30, 0, Unreadable),
        ("window_days", 30, 367, Unreadable),
        ("service", "checkout", "x" * 301, TooLong),
    ],
)
def test_what_is_no_promise_is_refused(promising, field, base, value, error):
    with pytest.raises(error):
        change(promising, SLOS, field, value, base)
    assert objectives.promised(promising).slos == (SLO,)


@pytest.mark.parametrize(("by", "error"), [(READER, Forbidden), (GONE, Inactive)])
def test_whoever_may_not_write_promises_nothing(promising, by, error):
    for act in (
        lambda: change(promising, SLOS, "name", "x", "", by=by),
        lambda: objectives.add(promising, Slo(id=RowId("s2")), by=by),
        lambda: objectives.remove(promising, SLO, by=by),
    ):
        with pytest.raises(error):
            act()
    assert objectives.promised(promising) == Promises(slos=(SLO,), steps=(STEP,), floors=SHIPPED)


def test_what_is_removed_is_gone_and_can_be_brought_back(promising):
    objectives.remove(promising, SLO, by=ANA)
    with pytest.raises(NotFound):
        change(promising, SLOS, "name", "x", "")
    objectives.add(promising, SLO, by=ANA)
    assert objectives.promised(promising).slos == (SLO,)


def test_there_is_an_end_to_promises(promising):
    with promising.begin() as work:
        for number in range(MOST):
            work.objectives.save(Slo(id=RowId(str(number))))
    with pytest.raises(TooMany):
        objectives.add(promising, Slo(id=RowId("more")), by=ANA)


def test_the_budget_counts_what_other_incidents_used_in_the_window(promising):
    earlier = a_postmortem(outages=(a_hit(-90, -68.4),))
    now = a_postmortem(outages=(a_hit(0, 10.8),))
    keep(promising, earlier, now, a_postmortem(outages=(a_hit(-99, 0, service="search"),)))
    (found,) = standings(now, objectives.promises(promising, now))
    assert [(each.postmortem, each.share) for each in found.spent] == [(earlier.id, 50), (now.id, 25)]
    assert (found.left, found.status) == (25, DeployStatus.WARNING)


def test_without_outages_nothing_is_asked_and_without_objectives_no_incident(sqlite_store):
    assert objectives.promises(sqlite_store, a_postmortem()) is NO_PROMISES
    hit = a_postmortem(outages=(a_hit(0, 1),))
    assert objectives.promises(sqlite_store, hit) == Promises(floors=SHIPPED)
