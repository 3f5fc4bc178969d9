"""How long each service was hit by an incident: its outages merged, whole and weighted by their shares."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from typing import Final

from core.domain.impact import Outage
from core.domain.objectives import folded
from core.domain.postmortem import Postmortem
from core.domain.taxonomy import ServiceState
from core.i18n import N_
from core.metrics.figures import State
from core.metrics.intervals import Hit, Interval, merged, minutes, weighted_minutes
from core.metrics.milestones import Milestone, milestone

NO_OUTAGES: Final = N_("No outage of it is recorded.")
NO_START: Final = N_("An outage has no beginning.")
NO_END: Final = N_("An outage has no end, and the incident is not resolved.")
ENDS_FIRST: Final = N_("An outage ends before it begins.")
KEPT_WORKING: Final = N_("It kept working.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Downtime:
    """`hits` are there when the state is recorded, and only then; otherwise `reason`, a catalogue message."""

    service: str
    state: State
    reason: str = ""
    hits: tuple[Hit, ...] = ()

    @property
    def intervals(self) -> tuple[Interval, ...]:
        """Without overlaps, in order."""
        return merged(hit.interval for hit in self.hits)

    @property
    def minutes(self) -> Fraction:
        """In which the service was hit at all."""
        return minutes(hit.interval for hit in self.hits)

    @property
    def weighted(self) -> Fraction:
        """Minutes times the share of users or requests that was hit."""
        return weighted_minutes(self.hits)


def of_services(postmortem: Postmortem) -> tuple[Downtime, ...]:
    """One for each service that has outages, then for each other one that is named as affected."""
    resolved = milestone(postmortem, Milestone.RESOLVED)
    by_service: dict[str, list[Outage]] = {}
    for outage in postmortem.outages:
        by_service.setdefault(folded(outage.service), []).append(outage)
    found = [of_service(outages, resolved.at if resolved else None) for outages in by_service.values()]
    for service in postmortem.services:
        if service.name.strip() and folded(service.name) not in by_service:
            by_service[folded(service.name)] = []
            kept = service.state is ServiceState.WORKING
            found.append(
                Downtime(
                    service=service.name.strip(),
                    state=State.NOT_APPLICABLE if kept else State.PENDING,
                    reason=KEPT_WORKING if kept else NO_OUTAGES,
                )
            )
    return tuple(found)


def of_service(outages: Sequence[Outage], resolved_at: datetime | None) -> Downtime:
    """Of outages of one service; those without an end last until the incident was resolved."""
    service = outages[0].service.strip()
    hits = []
    for outage in outages:
        began, ended = outage.began_at, outage.ended_at or resolved_at
        if began is None:
            return Downtime(service=service, state=State.PENDING, reason=NO_START)
        if ended is None:
            return Downtime(service=service, state=State.PENDING, reason=NO_END)
        if ended < began:
            return Downtime(service=service, state=State.INVALID, reason=ENDS_FIRST)
        hits.append(Hit(Interval(began, ended), _share(outage)))
    return Downtime(service=service, state=State.RECORDED, hits=tuple(hits))


def in_all(downtimes: Iterable[Downtime]) -> Downtime:
    """When any of the services was hit, as far as is recorded; without a name."""
    hits = tuple(hit for each in downtimes for hit in each.hits)
    return Downtime(service="", state=State.RECORDED if hits else State.PENDING, hits=hits)


def _share(outage: Outage) -> Fraction:
    """All, unless a share is told."""
    return Fraction(1) if outage.share is None else Fraction(str(outage.share)) / 100
