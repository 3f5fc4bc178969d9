"""The register: pages of entries in a fixed number of queries."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, Select, func, or_, select

from core.document.fields import LINE_LENGTH
from core.domain.ids import PostmortemId
from core.domain.register import Entry, Filter, Found
from core.domain.taxonomy import ActionStatus
from storage.mapping import fold
from storage.tables import listings, postmortem

_services = listings["services"]
_items = listings["action_items"]
_NEWEST_FIRST = (postmortem.c.incident_at.desc(), postmortem.c.id.desc())


def find(connection: Connection, filter_: Filter, *, limit: int, offset: int) -> Found:
    """Newest incident first."""
    wanted = list(_conditions(filter_))
    total = connection.scalar(select(func.count()).select_from(postmortem).where(*wanted)) or 0
    found = connection.execute(page(*wanted, limit=limit, offset=offset)).mappings().all()
    return Found(entries=entries(connection, found), total=total)


def page(*wanted: ColumnElement[bool], limit: int, offset: int) -> Select[Any]:
    return select(postmortem).where(*wanted).order_by(*_NEWEST_FIRST).limit(limit).offset(offset)


def _conditions(filter_: Filter) -> Iterator[ColumnElement[bool]]:
    if filter_.text.strip():
        yield _says(fold(filter_.text.strip())[:LINE_LENGTH])
    if filter_.severity:
        yield postmortem.c.severity == filter_.severity
    if filter_.stage:
        yield postmortem.c.stage == filter_.stage
    if filter_.service:
        yield _has_service(_services.c.name_folded == fold(filter_.service))
    if filter_.author:
        yield postmortem.c.author_folded == fold(filter_.author)


def _says(text: str) -> ColumnElement[bool]:
    """In its title, its number or the name of a service; wildcards stand for themselves."""
    columns = (postmortem.c.title_folded, postmortem.c.number_folded)
    own = [column.contains(text, autoescape=True) for column in columns]
    return or_(*own, _has_service(_services.c.name_folded.contains(text, autoescape=True)))


def _has_service(named: ColumnElement[bool]) -> ColumnElement[bool]:
    return (
        select(_services.c.id)
        .where(_services.c.postmortem_id == postmortem.c.id, _services.c.deleted_at.is_(None), named)
        .exists()
    )


def entries(connection: Connection, rows: Sequence[RowMapping]) -> tuple[Entry, ...]:
    """What the register shows of these rows of the table `postmortem`, in two queries more."""
    ids = [row["id"] for row in rows]
    services, items = _services_of(connection, ids), _items_of(connection, ids)
    return tuple(_entry(row, services[row["id"]], items.get(row["id"], (0, 0))) for row in rows)


def _entry(row: RowMapping, services: Sequence[str], items: tuple[int, int]) -> Entry:
    same: dict[str, Any] = {
        name: row[name]
        for name in (
            "id",
            "number",
            "title",
            "severity",
            "stage",
            "occurred_on",
            "started_at",
            "resolved_at",
            "author",
        )
    }
    return Entry(
        **same,
        services=tuple(services),
        items=items[0],
        items_done=items[1],
        updated_at=row["updated_at"] or row["created_at"] or row["incident_at"],
    )


def _services_of(connection: Connection, ids: Sequence[PostmortemId]) -> Mapping[PostmortemId, list[str]]:
    table = _services
    query = (
        select(table.c.postmortem_id, table.c.name)
        .where(table.c.postmortem_id.in_(ids), table.c.deleted_at.is_(None))
        .order_by(table.c.position)
    )
    names: dict[PostmortemId, list[str]] = defaultdict(list)
    for whose, name in connection.execute(query):
        names[whose].append(name)
    return names


def _items_of(connection: Connection, ids: Sequence[PostmortemId]) -> Mapping[PostmortemId, tuple[int, int]]:
    """How many action items each has, and how many of them are done; dropped ones aside."""
    table = _items
    done = func.count().filter(table.c.status == ActionStatus.DONE)
    query = (
        select(table.c.postmortem_id, func.count(), done)
        .where(
            table.c.postmortem_id.in_(ids),
            table.c.deleted_at.is_(None),
            table.c.status != ActionStatus.DROPPED,
        )
        .group_by(table.c.postmortem_id)
    )
    return {whose: (count, settled) for whose, count, settled in connection.execute(query)}
