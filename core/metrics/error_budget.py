"""How much of a service's error budget an incident has used, and what all incidents of the window leave of it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from fractions import Fraction
from typing import Final

from core.domain.ids import PostmortemId
from core.domain.objectives import OutageElsewhere, Promises, Slo, folded
from core.domain.postmortem import Postmortem
from core.domain.taxonomy import Counting, DeployStatus
from core.i18n import N_
from core.metrics.credits import credit
from core.metrics.downtime import Downtime, of_service, of_services
from core.metrics.figures import State
from core.metrics.intervals import Hit, Interval, clipped, minutes, weighted_minutes

NO_OBJECTIVE: Final = N_("The workspace promises nothing for this service.")
NO_TARGET: Final = N_("The objective has no target yet.")
NO_BUDGET: Final = N_("A target of 100 % leaves no budget.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Spent:
    """What one incident has used inside the window; `share` is its percent of the budget.

    An incident that cannot be counted says why, and counts as nothing.
    """

    postmortem: PostmortemId = PostmortemId("")
    number: str = ""
    title: str = ""
    is_this: bool = False
    state: State
    reason: str = ""
    hits: tuple[Hit, ...] = ()
    failed: Fraction | None = None
    share: Fraction = Fraction(0)

    @property
    def minutes(self) -> Fraction:
        return minutes(hit.interval for hit in self.hits)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How the budget of one objective stands; numbers are there when the state is recorded, shares in percent."""

    slo: Slo
    state: State
    reason: str = ""
    window: Interval | None = None
    spent: tuple[Spent, ...] = ()
    left: Fraction = Fraction(0)
    availability: Fraction = Fraction(0)
    status: DeployStatus | None = None
    credit: Fraction | None = None

    @property
    def here(self) -> Spent:
        """What this incident has used."""
        return next(each for each in self.spent if each.is_this)


def budget_minutes(slo: Slo) -> Fraction:
    """(1 − target) × window. 99.9 % over 30 days gives 43.2."""
    return _bad_share(slo) * slo.window_days * 24 * 60


def allowed_requests(slo: Slo) -> Fraction | None:
    """(1 − target) × requests of the window, where those are known."""
    return None if slo.requests is None else _bad_share(slo) * slo.requests


def standings(postmortem: Postmortem, promises: Promises) -> tuple[Standing, ...]:
    """Of all objectives of the services that this incident hit, and one for each service that has none."""
    found: list[Standing] = []
    for downtime in of_services(postmortem):
        own = [slo for slo in promises.slos if folded(slo.service) == folded(downtime.service)]
        unpromised = Standing(
            slo=Slo(service=downtime.service), state=State.NOT_APPLICABLE, reason=NO_OBJECTIVE
        )
        found += [_standing(slo, downtime, postmortem, promises) for slo in own] or [unpromised]
    return tuple(found)


def window_of(slo: Slo, downtime: Downtime) -> Interval:
    """The rolling window that ends when this incident's last outage of the service did."""
    end = max(hit.interval.end for hit in downtime.hits)
    return Interval(end - timedelta(days=slo.window_days), end)


def _standing(slo: Slo, downtime: Downtime, postmortem: Postmortem, promises: Promises) -> Standing:
    if downtime.state is not State.RECORDED:
        return Standing(slo=slo, state=downtime.state, reason=downtime.reason)
    if slo.target is None:
        return Standing(slo=slo, state=State.PENDING, reason=NO_TARGET)
    if budget_minutes(slo) <= 0:
        return Standing(slo=slo, state=State.NOT_APPLICABLE, reason=NO_BUDGET)
    window = window_of(slo, downtime)
    spent = tuple(_spent(slo, window, downtime, postmortem, promises.elsewhere))
    used = _used(slo, spent)
    availability = 100 - used * _bad_share(slo)
    return Standing(
        slo=slo,
        state=State.RECORDED,
        window=window,
        spent=spent,
        left=100 - used,
        availability=availability,
        status=deploy_status(100 - used, promises.floors),
        credit=credit(availability, promises.steps) if promises.steps else None,
    )


def deploy_status(left: Fraction, floors: Iterable[tuple[DeployStatus, float]]) -> DeployStatus:
    """What is allowed with that percentage of the budget left."""
    for status, floor in floors:
        if left > Fraction(str(floor)):
            return status
    return DeployStatus.FREEZE


def reach(postmortem: Postmortem, slos: Iterable[Slo]) -> tuple[frozenset[str], Interval] | None:
    """The services, and the time that holds all their windows, in which outages of other incidents count."""
    windows = {
        slo: window_of(slo, downtime)
        for downtime in of_services(postmortem)
        for slo in slos
        if downtime.state is State.RECORDED and folded(slo.service) == folded(downtime.service)
    }
    if not windows:
        return None
    whole = Interval(min(each.start for each in windows.values()), max(each.end for each in windows.values()))
    return frozenset(slo.service for slo in windows), whole


def _spent(
    slo: Slo,
    window: Interval,
    downtime: Downtime,
    postmortem: Postmortem,
    elsewhere: Sequence[OutageElsewhere],
) -> Iterator[Spent]:
    """Of every incident that reaches into the window, as they are given, this one last."""
    by_incident: dict[PostmortemId, list[OutageElsewhere]] = {}
    for each in elsewhere:
        if each.postmortem != postmortem.id and folded(each.outage.service) == folded(slo.service):
            by_incident.setdefault(each.postmortem, []).append(each)
    for id_, rows in by_incident.items():
        first = rows[0]
        theirs = of_service([row.outage for row in rows], first.resolved_at)
        if theirs.state is State.RECORDED and not clipped(theirs.hits, window):
            continue
        found = _incident(slo, window, theirs, first.failed_requests if first.services == 1 else None)
        yield replace(found, postmortem=id_, number=first.number, title=first.title)
    is_alone = len({folded(outage.service) for outage in postmortem.outages}) == 1
    own = _incident(slo, window, downtime, postmortem.business_impact.failed_requests if is_alone else None)
    incident = postmortem.incident
    yield replace(own, postmortem=postmortem.id, number=incident.number, title=incident.title, is_this=True)


def _incident(slo: Slo, window: Interval, downtime: Downtime, failed: int | None) -> Spent:
    """What its outages of the service have used inside the window; failed requests by the part that lies in it."""
    if downtime.state is not State.RECORDED:
        return Spent(state=downtime.state, reason=downtime.reason)
    hits, allowed = clipped(downtime.hits, window), allowed_requests(slo)
    if slo.counting is not Counting.REQUESTS or failed is None or not allowed:
        return Spent(state=State.RECORDED, hits=hits, share=_share_of_minutes(slo, hits))
    inside = minutes(hit.interval for hit in hits)
    counted = failed * inside / downtime.minutes if downtime.minutes else Fraction(failed)
    return Spent(state=State.RECORDED, hits=hits, failed=counted, share=counted / allowed * 100)


def _used(slo: Slo, spent: Sequence[Spent]) -> Fraction:
    """In percent. Minutes that two incidents share count once."""
    counted = sum((each.share for each in spent if each.failed is not None), Fraction(0))
    hits = [hit for each in spent if each.failed is None for hit in each.hits]
    return counted + _share_of_minutes(slo, hits)


def _share_of_minutes(slo: Slo, hits: Sequence[Hit]) -> Fraction:
    """Time counts whole; of requests as many have failed as were hit, as if they came evenly."""
    is_time = slo.counting is Counting.TIME
    spent = minutes(hit.interval for hit in hits) if is_time else weighted_minutes(hits)
    return spent / budget_minutes(slo) * 100


def _bad_share(slo: Slo) -> Fraction:
    """Of 1; the target is taken as the decimal number that was typed."""
    return (100 - Fraction(str(100 if slo.target is None else slo.target))) / 100
