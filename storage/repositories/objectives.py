"""What the workspace promises, and the outages that count against it."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, Select, Table, delete, func, select

from core.domain.ids import PostmortemId
from core.domain.impact import Outage
from core.domain.objectives import CreditStep, OutageElsewhere, Slo
from core.domain.taxonomy import DeployStatus
from storage import tables
from storage.mapping import fold, from_row, put, to_row
from storage.tables import listings, postmortem

_outages = listings["outages"]
_OF_INCIDENT: Final = [postmortem.c[name] for name in ("number", "title", "resolved_at", "failed_requests")]
_TABLES: Final[Mapping[type, Table]] = {Slo: tables.slo, CreditStep: tables.credit_step}


class SqlObjectives:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def slos(self) -> Sequence[Slo]:
        order = (tables.slo.c.service_folded, tables.slo.c.name, tables.slo.c.id)
        return [from_row(Slo, row) for row in self._rows(tables.slo, *order)]

    def steps(self) -> Sequence[CreditStep]:
        order = (tables.credit_step.c.below.desc().nulls_last(), tables.credit_step.c.id)
        return [from_row(CreditStep, row) for row in self._rows(tables.credit_step, *order)]

    def floors(self) -> Mapping[DeployStatus, float]:
        return {row["status"]: row["above"] for row in self._rows(tables.deploy_floor)}

    def save(self, value: Slo | CreditStep) -> None:
        put(self._connection, _TABLES[type(value)], {"id": value.id} | to_row(_TABLES[type(value)], value))

    def remove(self, value: Slo | CreditStep) -> None:
        table = _TABLES[type(value)]
        self._connection.execute(delete(table).where(table.c.id == value.id))

    def set_floor(self, status: DeployStatus, above: float | None) -> None:
        if above is None:
            table = tables.deploy_floor
            self._connection.execute(delete(table).where(table.c.status == status))
        else:
            put(self._connection, tables.deploy_floor, {"status": status, "above": above})

    def elsewhere(
        self, services: Collection[str], *, since: datetime, until: datetime, but: PostmortemId
    ) -> Sequence[OutageElsewhere]:
        query = reaching(services, since=since, until=until, but=but)
        return [_elsewhere(row) for row in self._connection.execute(query).mappings()]

    def _rows(self, table: Table, *order: Any) -> Sequence[Any]:
        return self._connection.execute(select(table).order_by(*order)).mappings().all()


def reaching(
    services: Collection[str], *, since: datetime, until: datetime, but: PostmortemId
) -> Select[Any]:
    """Outages of these services, by when they began, of every incident that has one between the two moments."""
    names = sorted({fold(name) for name in services})
    near, own = _outages.alias("near"), _outages.alias("own")
    among = select(near.c.postmortem_id).where(
        near.c.service_folded.in_(names),
        near.c.ended_at.is_(None) | (near.c.ended_at > since),
        near.c.began_at < until,
        near.c.postmortem_id != but,
        near.c.deleted_at.is_(None),
    )
    hit = select(func.count(own.c.service_folded.distinct())).where(
        own.c.postmortem_id == postmortem.c.id, own.c.deleted_at.is_(None)
    )
    there = (_outages.c.postmortem_id.in_(among), _outages.c.service_folded.in_(names))
    return (
        select(_outages, *_OF_INCIDENT, hit.scalar_subquery().label("services"))
        .join(postmortem, postmortem.c.id == _outages.c.postmortem_id)
        .where(*there, _outages.c.deleted_at.is_(None))
        .order_by(_outages.c.began_at, _outages.c.postmortem_id, _outages.c.position)
    )


def _elsewhere(row: Any) -> OutageElsewhere:
    return OutageElsewhere(
        postmortem=PostmortemId(row["postmortem_id"]),
        number=row["number"],
        title=row["title"],
        outage=from_row(Outage, row),
        resolved_at=row["resolved_at"],
        failed_requests=row["failed_requests"],
        services=row["services"],
    )
