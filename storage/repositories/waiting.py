"""What waits for somebody, over all postmortems."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import ColumnElement, Connection, func, select

from core.domain.action_items import ActionItem
from core.domain.register import Counts, Entry
from core.domain.taxonomy import ActionStatus, Stage
from storage.mapping import fold, from_row
from storage.repositories.register import entries
from storage.tables import listings, postmortem

_items = listings["action_items"]
_UNSETTLED = _items.c.status.not_in([ActionStatus.DONE, ActionStatus.DROPPED])
_OLDEST_FIRST = (postmortem.c.incident_at, postmortem.c.id)


class SqlWaiting:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def action_items(self, owner: str, *, limit: int) -> Sequence[tuple[Entry, ActionItem]]:
        query = (
            select(_items)
            .where(_items.c.owner_folded == fold(owner), _items.c.deleted_at.is_(None), _UNSETTLED)
            .order_by(_items.c.due_on.nulls_last(), _items.c.postmortem_id, _items.c.position)
            .limit(limit)
        )
        rows = self._connection.execute(query).mappings().all()
        of = self._entries(postmortem.c.id.in_({row["postmortem_id"] for row in rows}))
        by_id = {entry.id: entry for entry in of}
        return [(by_id[row["postmortem_id"]], from_row(ActionItem, row)) for row in rows]

    def drafts(self, author: str, *, limit: int) -> Sequence[Entry]:
        mine = postmortem.c.author_folded == fold(author)
        return self._entries(postmortem.c.stage == Stage.DRAFT, mine, limit=limit)

    def in_review(self, *, limit: int) -> Sequence[Entry]:
        return self._entries(postmortem.c.stage == Stage.IN_REVIEW, limit=limit)

    def counts(self, today: date, published_since: datetime) -> Counts:
        stage = postmortem.c.stage
        of_papers = select(
            func.count().filter(stage == Stage.DRAFT).label("drafts"),
            func.count().filter(stage == Stage.IN_REVIEW).label("in_review"),
            func.count().filter(postmortem.c.published_at >= published_since).label("published"),
        ).select_from(postmortem)
        of_items = select(
            func.count().label("items_open"),
            func.count().filter(_items.c.due_on < today).label("items_overdue"),
        ).where(_items.c.deleted_at.is_(None), _UNSETTLED)
        found: dict[str, int] = {}
        for query in (of_papers, of_items):
            found |= self._connection.execute(query).mappings().one()
        return Counts(**found)

    def _entries(self, *which: ColumnElement[bool], limit: int | None = None) -> Sequence[Entry]:
        query = select(postmortem).where(*which).order_by(*_OLDEST_FIRST).limit(limit)
        return entries(self._connection, self._connection.execute(query).mappings().all())
