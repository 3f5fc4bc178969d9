"""Change one field or row, by compare-and-swap, once.

Two people on different fields never meet. On the same field equal values are no conflict; otherwise
`Conflict` carries all three values and a person picks. Nothing is overwritten in silence.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final

from core.document.fields import Listing
from core.document.limits import fitting
from core.document.plain import plain
from core.document.schema import SECTIONS
from core.document.templates import TEMPLATES
from core.domain.errors import Conflict, TooMany
from core.domain.history import Change, ChangeKind
from core.domain.ids import ChangeKey, PostmortemId, RowId
from core.domain.people import Person
from core.domain.place import Place
from core.domain.signals import tab_of
from core.domain.taxonomy import ActionStatus
from core.ports import Store, UnitOfWork
from core.services.access import require_write

ANYTHING: Final = object()
"""As a base: the field is written whatever it holds, since it only goes along with another one."""

MOST_ROWS: Final = {"timeline": 5_000}
MOST_ROWS_ELSEWHERE: Final = 1_000


@dataclass(frozen=True, slots=True)
class Write:
    """A wish: this field, seen as `base`, shall be `value`."""

    place: Place
    base: object
    value: object


def write_field(
    store: Store, place: Place, *, base: object, value: object, by: Person, now: datetime, key: ChangeKey
) -> None:
    """Set a field that the writer saw as `base`; raises `Conflict`, `TooLong`, `NotFound` or a `StorageError`."""
    write_fields(store, (Write(place, base, value),), by=by, now=now, key=key)


def write_fields(store: Store, writes: Sequence[Write], *, by: Person, now: datetime, key: ChangeKey) -> None:
    """Set several fields of one postmortem, all or none."""
    keys = [key, *(ChangeKey(f"{key}-{number}") for number in range(1, len(writes)))]
    with store.begin() as work:
        work.postmortems.lock(writes[0].place.postmortem)
        if any(work.history.get(each) for each in keys):
            return
        for each, write in zip(keys, writes, strict=True):
            _swap(work, write, by, now, each)


def _swap(work: UnitOfWork, write: Write, by: Person, now: datetime, key: ChangeKey) -> None:
    value = fitting(write.place.section, write.place.field, write.value)
    theirs = work.fields.read(write.place)
    if theirs == value:
        return
    if write.base is not ANYTHING and theirs != write.base:
        raise Conflict(write.place, write.base, value, theirs)
    work.fields.write(write.place, value)
    record(work, _of_field(write.place, theirs, value, by, now, key))
    if (moment := _moment_of_completion(write)) is not None:
        was, is_ = work.fields.read(moment), now if write.value is ActionStatus.DONE else None
        work.fields.write(moment, is_)
        record(work, _of_field(moment, was, is_, by, now, ChangeKey(f"{key}-completed")))


def _moment_of_completion(write: Write) -> Place | None:
    """Where an action item keeps when it was done, if the write is of its status."""
    if (write.place.section, write.place.field) != ("action_items", "status"):
        return None
    return replace(write.place, field="completed_at")


def add_row(
    store: Store,
    postmortem: PostmortemId,
    section: str,
    row: Any,
    *,
    by: Person,
    now: datetime,
    key: ChangeKey,
) -> None:
    """Append a row under its own id, with the next key where the listing's rows have one."""
    with store.begin() as work:
        work.postmortems.lock(postmortem)
        if work.history.get(key):
            return
        place_row(work, postmortem, section, row)
        record(work, _of_row(ChangeKind.ROW_ADDED, postmortem, section, row.id, by, now, key))


def place_row(work: UnitOfWork, postmortem: PostmortemId, section: str, row: Any) -> None:
    """Append a row inside a transaction; raises `TooMany`."""
    listing = SECTIONS[section]
    assert isinstance(listing, Listing)
    require_room(work, postmortem, section, 1)
    if listing.prefix and not row.key:
        prefix = _prefix(work, postmortem, listing)
        row = replace(row, key=work.rows.next_key(postmortem, section, prefix))
    work.rows.add(postmortem, section, row)


def require_room(work: UnitOfWork, postmortem: PostmortemId, section: str, count: int) -> None:
    """For so many more rows; raises `TooMany`."""
    limit = MOST_ROWS.get(section, MOST_ROWS_ELSEWHERE)
    if work.rows.count(postmortem, section) + count > limit:
        raise TooMany(limit)


def _prefix(work: UnitOfWork, postmortem: PostmortemId, listing: Listing) -> str:
    if listing.key != "action_items":
        return listing.prefix
    template = work.fields.read(Place(postmortem, "papers", "template"))
    return TEMPLATES[str(template)].action_prefix if template in TEMPLATES else listing.prefix


def remove_row(
    store: Store,
    postmortem: PostmortemId,
    section: str,
    row: RowId,
    *,
    by: Person,
    now: datetime,
    key: ChangeKey,
) -> None:
    """Hide a row; `restore_row` brings it back as it was."""
    with store.begin() as work:
        work.postmortems.lock(postmortem)
        if not work.history.get(key) and work.rows.remove(postmortem, section, row, now):
            record(work, _of_row(ChangeKind.ROW_REMOVED, postmortem, section, row, by, now, key))


def restore_row(
    store: Store,
    postmortem: PostmortemId,
    section: str,
    row: RowId,
    *,
    by: Person,
    now: datetime,
    key: ChangeKey,
) -> None:
    with store.begin() as work:
        work.postmortems.lock(postmortem)
        if not work.history.get(key) and work.rows.restore(postmortem, section, row):
            record(work, _of_row(ChangeKind.ROW_RESTORED, postmortem, section, row, by, now, key))


def _of_field(
    place: Place, before: object, after: object, by: Person, now: datetime, key: ChangeKey
) -> Change:
    return Change(
        key=key,
        postmortem=place.postmortem,
        kind=ChangeKind.FIELD,
        section=place.section,
        field=place.field,
        row=place.row,
        before=plain(before),
        after=plain(after),
        by=by.id,
        by_name=by.name,
        at=now,
    )


def _of_row(
    kind: ChangeKind,
    postmortem: PostmortemId,
    section: str,
    row: RowId,
    by: Person,
    now: datetime,
    key: ChangeKey,
) -> Change:
    return Change(
        key=key, postmortem=postmortem, kind=kind, section=section, row=row, by=by.id, by_name=by.name, at=now
    )


def record(work: UnitOfWork, change: Change) -> None:
    """Keep a change in the history, inside the transaction that makes it; undoes it all when `Forbidden`."""
    require_write(work, change.by)
    work.history.add(change)
    work.postmortems.touch(change.postmortem, change.at, sections=[change.section], tab=tab_of(change.key))


def record_all(work: UnitOfWork, changes: Sequence[Change]) -> None:
    """As `record`, for changes that one person makes in one postmortem at once: one revision, one signal."""
    first = changes[0]
    require_write(work, first.by)
    work.history.add_all(changes)
    sections = sorted({change.section for change in changes})
    work.postmortems.touch(first.postmortem, first.at, sections=sections, tab=tab_of(first.key))
