"""Many changes of one timeline as one act: what was seen is compared, and all is written or nothing."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import count, takewhile
from typing import Any, Final

from core.document.plain import plain
from core.domain.errors import Conflict
from core.domain.history import Change, ChangeKind
from core.domain.ids import ChangeKey, PostmortemId, RowId
from core.domain.people import Person
from core.domain.place import Place
from core.ports import Store, UnitOfWork
from core.services.editing import record_all, require_room

TIMELINE: Final = "timeline"


@dataclass(frozen=True, slots=True)
class Cell:
    """A wish: this field of an event, seen as `base`, shall be `value`."""

    row: RowId
    field: str
    base: object
    value: object


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """One act of one person on a timeline; its changes are numbered behind its key."""

    postmortem: PostmortemId
    by: Person
    now: datetime
    key: ChangeKey

    def change_keys(self) -> Iterator[ChangeKey]:
        yield self.key
        yield from (ChangeKey(f"{self.key}-{number}") for number in count(1))

    def change(self, key: ChangeKey, kind: ChangeKind, row: RowId, **told: Any) -> Change:
        who: dict[str, Any] = {"by": self.by.id, "by_name": self.by.name, "at": self.now}
        return Change(
            key=key, postmortem=self.postmortem, kind=kind, section=TIMELINE, row=row, **who, **told
        )


def is_new(work: UnitOfWork, deed: Deed) -> bool:
    """Whether it has not been done before; others who write wait from now on."""
    work.postmortems.lock(deed.postmortem)
    return work.history.get(deed.key) is None


def write(store: Store, deed: Deed, cells: Sequence[Cell]) -> None:
    """Write cells of events that are there, all or none; raises `Conflict`."""
    with store.begin() as work:
        if is_new(work, deed):
            swap(work, deed, cells)


def swap(work: UnitOfWork, deed: Deed, cells: Sequence[Cell]) -> None:
    """As `write`, inside a transaction that holds the lock."""
    there = {event.id: event for event, is_there in work.rows.ever(deed.postmortem, TIMELINE) if is_there}
    changes, columns, keys = [], dict[str, dict[RowId, object]](), deed.change_keys()
    for cell in cells:
        if cell.row not in there:
            continue
        theirs = getattr(there[cell.row], cell.field)
        if theirs == cell.value:
            continue
        if theirs != cell.base:
            raise Conflict(
                Place(deed.postmortem, TIMELINE, cell.field, cell.row), cell.base, cell.value, theirs
            )
        columns.setdefault(cell.field, {})[cell.row] = cell.value
        told = {"field": cell.field, "before": plain(theirs), "after": plain(cell.value)}
        changes.append(deed.change(next(keys), ChangeKind.FIELD, cell.row, **told))
    for field, values in columns.items():
        work.fields.write_all(deed.postmortem, TIMELINE, field, values)
    if changes:
        record_all(work, changes)


def move_rows(work: UnitOfWork, deed: Deed, kind: ChangeKind, rows: Collection[RowId]) -> tuple[RowId, ...]:
    if not is_new(work, deed):
        return _told_before(work, deed)
    is_removal, wanted = kind is ChangeKind.ROW_REMOVED, frozenset(rows)
    ever = work.rows.ever(deed.postmortem, TIMELINE)
    found = tuple(event.id for event, is_there in ever if event.id in wanted and is_there is is_removal)
    if not found:
        return ()
    if is_removal:
        work.rows.remove_all(deed.postmortem, TIMELINE, found, deed.now)
    else:
        require_room(work, deed.postmortem, TIMELINE, len(found))
        work.rows.restore_all(deed.postmortem, TIMELINE, found)
    record_rows(work, deed, kind, found)
    return found


def _told_before(work: UnitOfWork, deed: Deed) -> tuple[RowId, ...]:
    changes = takewhile(lambda change: change is not None, map(work.history.get, deed.change_keys()))
    return tuple(change.row for change in changes if change and change.row)


def record_rows(work: UnitOfWork, deed: Deed, kind: ChangeKind, rows: Sequence[RowId]) -> None:
    keys = deed.change_keys()
    record_all(work, [deed.change(next(keys), kind, row) for row in rows])
