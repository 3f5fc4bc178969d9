"""A grid of minutes, each asked by itself, is the judge of what is computed in one sweep."""

from datetime import timedelta
from fractions import Fraction
from itertools import pairwise
from typing import Final

from hypothesis import given, settings
from hypothesis import strategies as st

from core.domain.impact import Outage
from core.domain.incident import Incident
from core.domain.postmortem import Postmortem
from core.metrics import downtime
from core.metrics.intervals import Hit, Interval, clipped, merged, minutes, weighted_minutes
from tests.factories import NOON

HORIZON: Final = 90
SERVICES: Final = ("checkout", "search", "mail")
moments: Final = st.integers(0, HORIZON)
stretches: Final = st.tuples(moments, moments).map(sorted).map(tuple)
shares: Final = st.one_of(st.none(), st.decimals(0, 100, places=2).map(float))
outages: Final = st.lists(st.tuples(st.sampled_from(SERVICES), stretches, shares), min_size=1, max_size=12)


def at(minute):
    return NOON + timedelta(minutes=minute)


def interval(start, end):
    return Interval(at(start), at(end))


def share_of(share):
    return Fraction(1) if share is None else Fraction(str(share)) / 100


def hit_minutes(told):
    """For each minute of the grid the greatest share that was hit, none where nothing was."""
    found = []
    for minute in range(HORIZON):
        here = [share_of(share) for _service, (start, end), share in told if start <= minute < end]
        found.append(max(here) if here else None)
    return found


@settings(max_examples=500)
@given(outages, stretches)
def test_a_grid_of_minutes_agrees_on_any_set_of_outages(told, window):
    postmortem = Postmortem(
        outages=tuple(
            Outage(service=service, began_at=at(start), ended_at=at(end), share=share)
            for service, (start, end), share in told
        )
    )
    found = downtime.of_services(postmortem)
    assert {each.service for each in found} == {service for service, _stretch, _share in told}
    for each in found:
        own = [one for one in told if one[0] == each.service]
        grid = hit_minutes(own)
        assert each.minutes == sum(share is not None for share in grid)
        assert each.weighted == sum(share for share in grid if share is not None)
        covered = {
            minute for minute in range(HORIZON) for one in each.intervals if one.start <= at(minute) < one.end
        }
        assert covered == {minute for minute, share in enumerate(grid) if share is not None}
        inside = clipped(each.hits, interval(*window))
        seen = grid[window[0] : window[1]]
        assert minutes(hit.interval for hit in inside) == sum(share is not None for share in seen)
        assert weighted_minutes(inside) == sum(share for share in seen if share is not None)
    whole = downtime.in_all(found)
    assert whole.minutes == sum(share is not None for share in hit_minutes(told))
    assert whole.weighted == sum(share for share in hit_minutes(told) if share is not None)


@given(st.lists(stretches, max_size=12))
def test_merged_intervals_are_in_order_apart_and_as_long_as_what_they_hold(told):
    found = merged(interval(*each) for each in told)
    assert all(each.start < each.end for each in found)
    assert all(first.end < second.start for first, second in pairwise(found))
    assert merged(found) == found
    assert minutes(found) == minutes(interval(*each) for each in told)


def test_intervals_that_touch_are_one_and_an_empty_one_is_none():
    assert merged([interval(5, 9), interval(0, 5), interval(20, 20)]) == (interval(0, 9),)


def test_the_end_of_an_interval_does_not_belong_to_it():
    hits = [Hit(interval(0, 10), Fraction(1, 2)), Hit(interval(10, 20), Fraction(1, 4))]
    assert weighted_minutes(hits) == Fraction(15, 2)
    assert clipped(hits, interval(10, 15)) == (Hit(interval(10, 15), Fraction(1, 4)),)


def test_nothing_is_lost_to_rounding():
    part = Interval(NOON, NOON + timedelta(microseconds=1))
    assert minutes([part]) == Fraction(1, 60_000_000)
    assert weighted_minutes([Hit(part, Fraction(1, 3))]) == Fraction(1, 180_000_000)


def test_an_outage_without_an_end_lasts_until_the_incident_is_resolved():
    open_ = (Outage(service="checkout", began_at=at(5)),)
    (found,) = downtime.of_services(Postmortem(incident=Incident(resolved_at=at(30)), outages=open_))
    assert found.intervals == (interval(5, 30),)
    (found,) = downtime.of_services(Postmortem(outages=open_))
    assert (found.state, found.reason) == ("pending", downtime.NO_END)
