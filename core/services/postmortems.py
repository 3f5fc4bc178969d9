"""Postmortems: begin one, from nothing or from an earlier one, and read it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from core.document.fields import LINE_LENGTH
from core.document.templates import TEMPLATES
from core.domain.errors import NotFound
from core.domain.history import Change, ChangeKind
from core.domain.ids import ChangeKey, PostmortemId, RowId, derived
from core.domain.impact import ServiceFigures
from core.domain.incident import AffectedService, Channels, Detection, Incident, Papers
from core.domain.people import Person
from core.domain.place import Place
from core.domain.postmortem import Postmortem
from core.domain.register import Filter
from core.domain.taxonomy import Severity
from core.domain.text import one_line
from core.domain.workspace import Workspace
from core.i18n import LOCALES, N_
from core.ports import Store, UnitOfWork
from core.profiles import PROFILES
from core.services.editing import place_row, record, write_field
from core.services.numbering import series
from core.services.workspace import in_force, known_zone

_NUMBERS_SEEN: Final = 500
"""So many of the newest incidents are searched for the highest number."""


def create(
    store: Store,
    *,
    id_: PostmortemId,
    title: str,
    severity: Severity,
    by: Person,
    now: datetime,
    key: ChangeKey,
    like: str | None = None,
) -> Postmortem:
    """A draft in the workspace's template, language and zone; once under one `key`.

    Like an earlier one (its id or number), it takes over what stays true from one incident to the next.
    Raises `Unreadable`, `TooLong`, or `NotFound` for the earlier one.
    """
    title = one_line(title, most=LINE_LENGTH, expected=N_("a title: what failed, for whom"))
    with store.begin() as work:
        if made := work.history.get(key):
            return work.postmortems.get(made.postmortem)
        workspace = in_force(work)
        draft = what_stays(work.postmortems.get(like)) if like else _blank(workspace)
        number = _next_number(work, workspace, severity, now)
        _add(
            work,
            replace(
                draft,
                id=id_,
                incident=Incident(title=title, number=number, severity=severity),
                papers=replace(draft.papers, author=by.name, created_at=now, updated_at=now),
            ),
        )
        created = Change(
            key=key, postmortem=id_, kind=ChangeKind.CREATED, after=title, by=by.id, by_name=by.name, at=now
        )
        record(work, created)
        return work.postmortems.get(id_)


def what_stays(earlier: Postmortem) -> Postmortem:
    """What is true of the next incident too: who and what is concerned, how one is told, what is normal.

    No times, no impact, no prose, and nothing that was found out or promised.
    """
    papers, figures = earlier.papers, earlier.service_figures
    return Postmortem(
        papers=Papers(
            confidentiality=papers.confidentiality,
            template=papers.template,
            language=papers.language,
            zone=papers.zone,
        ),
        detection=Detection(alert_source=earlier.detection.alert_source),
        channels=Channels(
            internal_channels=earlier.channels.internal_channels,
            external_channels=earlier.channels.external_channels,
        ),
        service_figures=ServiceFigures(
            normal_error_rate=figures.normal_error_rate,
            normal_p95_latency=figures.normal_p95_latency,
            promised_availability=figures.promised_availability,
        ),
        services=tuple(AffectedService(name=service.name) for service in earlier.services),
        people=earlier.people,
    )


def _blank(workspace: Workspace) -> Postmortem:
    template = PROFILES[workspace.profile].template
    return Postmortem(papers=Papers(template=template, language=workspace.language, zone=workspace.zone))


def _next_number(work: UnitOfWork, workspace: Workspace, severity: Severity, now: datetime) -> str:
    today = now.astimezone(ZoneInfo(workspace.zone)).date()
    numbers = series(PROFILES[workspace.profile], severity, today)
    found = work.postmortems.find(Filter(text=numbers.stem), limit=_NUMBERS_SEEN)
    return numbers.next(entry.number for entry in found.entries)


def _add(work: UnitOfWork, draft: Postmortem) -> None:
    """With its rows, under ids of their own."""
    work.postmortems.add(draft)
    for section in ("services", "people"):
        for at, row in enumerate(getattr(draft, section)):
            place_row(work, draft.id, section, replace(row, id=RowId(derived(draft.id, section, at))))


def get(store: Store, name: str) -> Postmortem:
    """Whole, by id or by incident number; raises `NotFound`."""
    with store.read() as work:
        return work.postmortems.get(name)


def history(store: Store, postmortem: PostmortemId, *, limit: int, offset: int = 0) -> Sequence[Change]:
    """Who changed what, latest first."""
    with store.read() as work:
        return work.history.of(postmortem, limit=limit, offset=offset)


def choose(
    store: Store, place: Place, value: str, *, base: object, by: Person, now: datetime, key: ChangeKey
) -> None:
    """Choose the document's template, the language of its titles, or the zone of its times.

    What stands in sections that the template does not show is kept; nobody's text is translated. Raises `NotFound`,
    `Unreadable` or `Conflict`.
    """
    match place.field:
        case "template" if value not in TEMPLATES:
            raise NotFound("template", value)
        case "language" if value not in LOCALES:
            raise NotFound("language", value)
        case "zone":
            value = known_zone(value)
    write_field(store, place, base=base, value=value, by=by, now=now, key=key)
