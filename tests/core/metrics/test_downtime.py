from datetime import timedelta
from fractions import Fraction

import pytest

from core.domain.impact import Outage
from core.domain.incident import AffectedService, Incident
from core.domain.postmortem import Postmortem
from core.domain.taxonomy import ServiceState
from core.metrics import downtime
from core.metrics.downtime import Downtime
from core.metrics.figures import State
from tests.factories import NOON


def at(minute):
    return NOON + timedelta(minutes=minute)


def outage(start, end, service="checkout", **given):
    began, ended = (None if minute is None else at(minute) for minute in (start, end))
    return Outage(service=service, began_at=began, ended_at=ended, **given)


def told(*outages, resolved=None, services=()):
    incident = Incident(resolved_at=None if resolved is None else at(resolved))
    return downtime.of_services(Postmortem(incident=incident, outages=outages, services=services))


def test_one_service_is_one_however_it_is_written():
    (found,) = told(outage(0, 10, "Café "), outage(5, 20, "CAFE\u0301"))
    assert (found.service, found.minutes, len(found.intervals)) == ("Café", 20, 1)


def test_each_service_counts_for_itself_and_all_of_them_together_once():
    found = told(outage(0, 10), outage(5, 25, "search", share=50), outage(40, 45, "search"))
    assert [(each.service, each.minutes, each.weighted) for each in found] == [
        ("checkout", 10, 10),
        ("search", 25, 15),
    ]
    assert downtime.in_all(found).minutes == 30
    assert downtime.in_all(found).weighted == 10 + Fraction(15, 2) + 5


@pytest.mark.parametrize(
    ("outages", "state", "reason"),
    [
        ((outage(10, 5),), State.INVALID, downtime.ENDS_FIRST),
        ((outage(None, 5),), State.PENDING, downtime.NO_START),
        ((outage(5, None),), State.PENDING, downtime.NO_END),
        ((outage(0, 5), outage(10, 5)), State.INVALID, downtime.ENDS_FIRST),
    ],
)
def test_what_cannot_be_counted_says_why_and_is_no_number(outages, state, reason):
    assert told(*outages) == (Downtime(service="checkout", state=state, reason=reason),)


def test_an_open_outage_that_began_behind_the_resolution_contradicts_it():
    (found,) = told(outage(30, None), resolved=20)
    assert (found.state, found.reason) == (State.INVALID, downtime.ENDS_FIRST)


def test_an_outage_of_no_time_is_a_downtime_of_zero():
    (found,) = told(outage(5, 5))
    assert (found.state, found.minutes, found.weighted) == (State.RECORDED, 0, 0)


def test_a_service_without_outages_waits_for_them_unless_it_kept_working():
    services = (
        AffectedService(name="checkout"),
        AffectedService(name="search", state=ServiceState.WORKING),
        AffectedService(name=" "),
        AffectedService(name="Mail"),
    )
    assert told(outage(0, 5, "mail"), services=services)[1:] == (
        Downtime(service="checkout", state=State.PENDING, reason=downtime.NO_OUTAGES),
        Downtime(service="search", state=State.NOT_APPLICABLE, reason=downtime.KEPT_WORKING),
    )


def test_without_any_outage_there_is_nothing_to_add_up():
    assert told() == ()
    assert downtime.in_all(()).state is State.PENDING
