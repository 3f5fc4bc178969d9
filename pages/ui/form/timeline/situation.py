"""What a line for the timeline is read in."""

from collections.abc import Mapping
from datetime import date, datetime
from zoneinfo import ZoneInfo

from core.clock import now
from core.domain.postmortem import Postmortem
from core.domain.timeline import TimelineEvent
from core.services.timeline import as_entered
from core.timeline.sketch import Setting
from pages.ui import session


def situation(postmortem: Postmortem, zones: Mapping[str, str]) -> Setting:
    """The zone of the document, the last event that was entered, and its day; without one, the incident's, else today."""
    zone = ZoneInfo(postmortem.papers.zone)
    last = _last(postmortem)
    return Setting(
        zone=zone,
        now=now(),
        day=_day(postmortem, last.at if last else None, zone),
        previous=last.at if last else None,
        zone_choices=zones,
    )


def _last(postmortem: Postmortem) -> TimelineEvent | None:
    """The one that was entered last among those with a time."""
    dated = {event.id: event for event in postmortem.timeline if event.at}
    if not dated:
        return None
    entered = [row for row in as_entered(session.store(), postmortem.id) if row in dated]
    return dated[entered[-1]] if entered else None


def _day(postmortem: Postmortem, last: datetime | None, zone: ZoneInfo) -> date:
    incident = postmortem.incident
    at = last or incident.started_at
    if at is None and incident.occurred_on:
        return incident.occurred_on
    return (at or now()).astimezone(zone).date()
