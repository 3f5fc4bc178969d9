from dataclasses import replace
from datetime import timedelta
from fractions import Fraction

import pytest

from core.domain.ids import PostmortemId
from core.domain.impact import BusinessImpact, Outage
from core.domain.incident import AffectedService, Incident
from core.domain.objectives import CreditStep, OutageElsewhere, Promises, Slo
from core.domain.postmortem import Postmortem
from core.domain.taxonomy import Counting, DeployStatus
from core.metrics import error_budget
from core.metrics.downtime import NO_END, NO_OUTAGES
from core.metrics.error_budget import (
    NO_BUDGET,
    NO_OBJECTIVE,
    NO_TARGET,
    allowed_requests,
    budget_minutes,
    deploy_status,
    reach,
    standings,
)
from core.metrics.figures import State
from core.metrics.intervals import Interval
from core.profiles import PROFILES
from tests.factories import NOON

FLOORS = PROFILES["platform"].deploy_floors
PAYMENTS = Slo(service="Checkout", target=99.9)
BY_REQUESTS = replace(PAYMENTS, counting=Counting.REQUESTS)
MINUTE = timedelta(minutes=1)


def outage(start, end, service="checkout", **given):
    return Outage(service=service, began_at=NOON + start * MINUTE, ended_at=NOON + end * MINUTE, **given)


def incident(*outages, **given):
    return Postmortem(id=PostmortemId("this"), outages=outages, **given)


def another(start, end, name="other", **given):
    plain = {"number": "P1-001", "title": "Earlier", "resolved_at": None, "failed_requests": None}
    return OutageElsewhere(
        postmortem=PostmortemId(name),
        outage=outage(start, end),
        **plain | given,  # type: ignore[arg-type]
    )


def standing(postmortem, *slos, elsewhere=(), steps=()):
    (found,) = standings(
        postmortem, Promises(slos=slos or (PAYMENTS,), floors=FLOORS, elsewhere=elsewhere, steps=steps)
    )
    return found


def test_99_9_percent_over_30_days_is_43_2_minutes():
    assert budget_minutes(PAYMENTS) == Fraction("43.2")
    assert allowed_requests(replace(PAYMENTS, requests=1_000_000)) == 1_000
    assert allowed_requests(PAYMENTS) is None


def test_an_incident_uses_its_downtime_and_the_rest_is_left():
    found = standing(incident(outage(0, 10), outage(5, 21.6)), steps=(CreditStep(below=99.96, credit=10),))
    assert (found.state, found.here.minutes, found.here.share) == (State.RECORDED, Fraction("21.6"), 50)
    assert (found.left, found.status) == (50, DeployStatus.CAUTION)
    assert (found.availability, found.credit) == (Fraction("99.95"), 10)
    assert found.window == Interval(NOON + 21.6 * MINUTE - timedelta(days=30), NOON + 21.6 * MINUTE)


def test_all_incidents_of_the_window_count_and_minutes_that_they_share_count_once():
    earlier = (another(-100, -90), another(-95, -85, "third"), another(-200, 5, "overlaps"))
    found = standing(incident(outage(0, 10)), elsewhere=earlier)
    assert [(each.postmortem, each.minutes) for each in found.spent] == [
        ("other", 10),
        ("third", 10),
        ("overlaps", 205),
        ("this", 10),
    ]
    assert found.left == 100 - Fraction(210) / Fraction("43.2") * 100
    assert found.status is DeployStatus.FREEZE


def test_only_what_lies_in_the_window_counts():
    day = 24 * 60
    found = standing(
        incident(outage(0, 10)),
        elsewhere=(
            another(-30 * day - 60, -30 * day - 30, "before"),
            another(-30 * day, -30 * day + 15, "half"),
            another(11, 20, "after"),
        ),
    )
    assert [(each.postmortem, each.minutes) for each in found.spent] == [("half", 5), ("this", 10)]


def test_an_incident_is_not_counted_twice_when_it_is_among_the_others():
    found = standing(incident(outage(0, 10)), elsewhere=(another(0, 10, "this"),))
    assert [each.is_this for each in found.spent] == [True]


def test_failed_requests_count_against_those_that_are_allowed():
    slo = replace(BY_REQUESTS, requests=1_000_000)
    impact = BusinessImpact(failed_requests=250)
    found = standing(
        incident(outage(0, 10), business_impact=impact),
        slo,
        elsewhere=(another(-50, -40, failed_requests=500),),
    )
    assert [(each.failed, each.share) for each in found.spent] == [(500, 50), (250, 25)]
    assert (found.left, found.status, found.availability) == (25, DeployStatus.WARNING, Fraction("99.925"))


def test_requests_that_failed_partly_before_the_window_count_by_the_part_inside():
    slo = replace(BY_REQUESTS, requests=1_000_000, window_days=1)
    day = 24 * 60
    elsewhere = (another(-day, -day + 20, failed_requests=100),)
    found = standing(incident(outage(0, 10)), slo, elsewhere=elsewhere)
    assert [each.failed for each in found.spent] == [50, None]


@pytest.mark.parametrize(
    ("slo", "impact", "others"),
    [
        (BY_REQUESTS, BusinessImpact(failed_requests=250), ()),
        (replace(BY_REQUESTS, requests=0), BusinessImpact(failed_requests=250), ()),
        (replace(BY_REQUESTS, requests=1_000_000), BusinessImpact(), ()),
        (
            replace(BY_REQUESTS, requests=1_000_000),
            BusinessImpact(failed_requests=250),
            (outage(0, 1, "search"),),
        ),
    ],
    ids=["nobody said how many there are", "there are none", "nobody counted", "counted for two services"],
)
def test_where_requests_cannot_be_counted_minutes_count_by_their_share(slo, impact, others):
    found = standings(
        incident(outage(0, 21.6, share=50), *others, business_impact=impact), Promises(slos=(slo,))
    )[0]
    assert (found.here.failed, found.here.share) == (None, 25)


def test_a_share_does_not_shorten_time():
    assert standing(incident(outage(0, 21.6, share=50))).here.share == 50


@pytest.mark.parametrize(
    ("left", "status"),
    [
        ("100", DeployStatus.NORMAL),
        ("50.01", DeployStatus.NORMAL),
        ("50", DeployStatus.CAUTION),
        ("25", DeployStatus.WARNING),
        ("0.01", DeployStatus.WARNING),
        ("0", DeployStatus.FREEZE),
        ("-120", DeployStatus.FREEZE),
    ],
)
def test_what_is_left_decides_on_deploys(left, status):
    assert deploy_status(Fraction(left), FLOORS) is status


@pytest.mark.parametrize(
    ("slo", "state", "reason"),
    [
        (replace(PAYMENTS, target=None), State.PENDING, NO_TARGET),
        (replace(PAYMENTS, target=100), State.NOT_APPLICABLE, NO_BUDGET),
        (replace(PAYMENTS, service="search"), State.NOT_APPLICABLE, NO_OBJECTIVE),
    ],
)
def test_an_objective_without_a_budget_says_why(slo, state, reason):
    found = standing(incident(outage(0, 10)), slo)
    assert (found.state, found.reason, found.spent) == (state, reason, ())


def test_what_the_downtime_lacks_the_budget_lacks_too():
    waiting = incident(services=(AffectedService(name="checkout"),))
    assert (standing(waiting).state, standing(waiting).reason) == (State.PENDING, NO_OUTAGES)
    open_ = incident(replace(outage(0, 1), ended_at=None))
    assert (standing(open_).state, standing(open_).reason) == (State.PENDING, NO_END)


def test_another_incident_that_has_no_end_yet_is_listed_and_not_counted():
    other = another(-10, -5)
    open_ = replace(other, outage=replace(other.outage, ended_at=None))
    found = standing(incident(outage(0, 21.6)), elsewhere=(open_,))
    assert [(each.state, each.reason) for each in found.spent] == [
        (State.PENDING, NO_END),
        (State.RECORDED, ""),
    ]
    assert found.left == 50


def test_no_steps_are_no_credit_and_no_zero():
    assert standing(incident(outage(0, 1))).credit is None


def test_every_objective_of_a_service_stands_for_itself():
    found = standings(
        incident(outage(0, 10)), Promises(slos=(PAYMENTS, replace(PAYMENTS, target=99, window_days=7)))
    )
    assert [each.here.share for each in found] == [
        Fraction(10) / Fraction("43.2") * 100,
        Fraction(10) / Fraction("100.8") * 100,
    ]


def test_the_reach_holds_the_windows_of_all_objectives_that_are_hit():
    week, mail = replace(PAYMENTS, window_days=7), Slo(service="mail", target=99)
    end = NOON + 10 * MINUTE
    found = reach(incident(outage(0, 10)), (PAYMENTS, week, mail))
    assert found == (frozenset({"Checkout"}), Interval(end - timedelta(days=30), end))
    assert reach(Postmortem(incident=Incident()), (PAYMENTS,)) is None
    assert error_budget.reach(incident(outage(0, 10)), ()) is None
