"""What the file of an exported document is called."""

from datetime import date
from typing import Final
from zoneinfo import ZoneInfo

from slugify import slugify

from core.document.wording import zone_named
from core.domain.postmortem import Postmortem

_LONGEST: Final = 60
_NAMELESS: Final = "postmortem"


def file_name(postmortem: Postmortem, extension: str) -> str:
    """`2026-03-02-card-payments-failed.md`: the day of the incident and the title, in Latin letters."""
    title = slugify(postmortem.incident.title, max_length=_LONGEST, word_boundary=True, save_order=True)
    number = slugify(postmortem.incident.number, max_length=_LONGEST)
    day = _day(postmortem)
    name = title or number or _NAMELESS
    return f"{f'{day.isoformat()}-' if day else ''}{name}.{extension}"


def _day(postmortem: Postmortem) -> date | None:
    """When it happened, else when it began where the team is, else when the document was begun."""
    incident, papers = postmortem.incident, postmortem.papers
    if incident.occurred_on:
        return incident.occurred_on
    moment = incident.started_at or papers.created_at
    return moment.astimezone(zone_named(papers.zone) or ZoneInfo("UTC")).date() if moment else None
