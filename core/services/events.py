"""Several events of a timeline at once: all or none, in one transaction, and once under the key of the wish.

An event that somebody has removed meanwhile is left alone. Every event is named by what the person saw, so that
what somebody else has changed meanwhile is a `Conflict` and nothing is written.
"""

from collections.abc import Collection, Sequence
from dataclasses import fields, replace
from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from core.document.limits import fitting
from core.document.text.moments import spell_moment
from core.domain.errors import Unreadable
from core.domain.history import ChangeKind
from core.domain.ids import ChangeKey, PostmortemId, RowId
from core.domain.people import Person
from core.domain.taxonomy import EventKind
from core.domain.timeline import TimelineEvent, between
from core.i18n import N_
from core.ports import Store
from core.services.editing import require_room
from core.services.timeline import marked
from core.services.timeline_writing import TIMELINE, Cell, Deed, is_new, move_rows, record_rows, write
from core.timeline.sketch import Sketch

_A_SHIFT: Final = N_("a number of minutes that leads to a year from 1 to 9999, such as 15 or -15")


def event_of(sketch: Sketch, row: RowId) -> TimelineEvent:
    """The event that was understood, under the id that it shall have."""
    return TimelineEvent(
        id=row,
        at=sketch.at,
        typed=sketch.as_typed,
        is_approximate=sketch.is_approximate,
        kind=sketch.kind,
        text=sketch.text,
        actor=sketch.actor,
        note=sketch.note,
        evidence=sketch.evidence,
    )


def add_events(
    store: Store,
    postmortem: PostmortemId,
    events: Sequence[TimelineEvent],
    *,
    by: Person,
    now: datetime,
    key: ChangeKey,
) -> None:
    """Append events under their own ids; `remove_events` of these takes them out again.

    Raises `TooMany` and `TooLong`.
    """
    deed = Deed(postmortem=postmortem, by=by, now=now, key=key)
    kept = [_fitting(event) for event in events]
    with store.begin() as work:
        if not kept or not is_new(work, deed):
            return
        require_room(work, postmortem, TIMELINE, len(kept))
        work.rows.add_all(postmortem, TIMELINE, kept)
        record_rows(work, deed, ChangeKind.ROW_ADDED, [event.id for event in kept])


def insert_between(
    store: Store,
    postmortem: PostmortemId,
    before: TimelineEvent | None,
    after: TimelineEvent | None,
    event: TimelineEvent,
    *,
    by: Person,
    now: datetime,
    key: ChangeKey,
) -> TimelineEvent:
    """Add an event; without a time of its own it gets an approximate one between its neighbours."""
    if event.at is None and (at := between(before, after)):
        event = replace(event, at=at, is_approximate=True)
    add_events(store, postmortem, [event], by=by, now=now, key=key)
    return event


def remove_events(
    store: Store,
    postmortem: PostmortemId,
    rows: Collection[RowId],
    *,
    by: Person,
    now: datetime,
    key: ChangeKey,
) -> tuple[RowId, ...]:
    """Hide events; those that were there until now, which `restore_events` brings back."""
    deed = Deed(postmortem=postmortem, by=by, now=now, key=key)
    with store.begin() as work:
        return move_rows(work, deed, ChangeKind.ROW_REMOVED, rows)


def restore_events(
    store: Store,
    postmortem: PostmortemId,
    rows: Collection[RowId],
    *,
    by: Person,
    now: datetime,
    key: ChangeKey,
) -> tuple[RowId, ...]:
    """Bring removed events back as they were; those that were hidden until now."""
    deed = Deed(postmortem=postmortem, by=by, now=now, key=key)
    with store.begin() as work:
        return move_rows(work, deed, ChangeKind.ROW_RESTORED, rows)


def set_kind(
    store: Store,
    postmortem: PostmortemId,
    events: Sequence[TimelineEvent],
    kind: EventKind,
    *,
    by: Person,
    now: datetime,
    key: ChangeKey,
) -> None:
    cells = [Cell(event.id, "kind", event.kind, kind) for event in events]
    write(store, Deed(postmortem=postmortem, by=by, now=now, key=key), cells)


def star(
    store: Store,
    postmortem: PostmortemId,
    events: Sequence[TimelineEvent],
    *,
    is_key: bool = True,
    by: Person,
    now: datetime,
    key: ChangeKey,
) -> None:
    """Mark events for the executive version, or take the mark away."""
    cells = [Cell(event.id, "is_key", event.is_key, is_key) for event in events]
    write(store, Deed(postmortem=postmortem, by=by, now=now, key=key), cells)


def shift(
    store: Store,
    postmortem: PostmortemId,
    events: Sequence[TimelineEvent],
    minutes: int,
    *,
    zone: ZoneInfo,
    by: Person,
    now: datetime,
    key: ChangeKey,
) -> None:
    """Move events in time. What was typed for them becomes the new time, spelt in `zone`; the history keeps the old.

    Events without a time stay as they are. Raises `Unreadable` where no calendar goes.
    """
    cells: list[Cell] = []
    for event in events:
        if event.at is None:
            continue
        at = _moved(event.at, minutes)
        cells.append(Cell(event.id, "at", event.at, at))
        if event.typed:
            typed = marked(spell_moment(at, zone), is_approximate=event.is_approximate)
            cells.append(Cell(event.id, "typed", event.typed, typed))
    write(store, Deed(postmortem=postmortem, by=by, now=now, key=key), cells)


def _moved(at: datetime, minutes: int) -> datetime:
    try:
        return at + timedelta(minutes=minutes)
    except OverflowError as error:
        raise Unreadable(str(minutes), _A_SHIFT) from error


def _fitting(event: TimelineEvent) -> TimelineEvent:
    texts = {f.name: fitting(TIMELINE, f.name, getattr(event, f.name)) for f in fields(event) if f.compare}
    return replace(event, **texts)  # type: ignore[arg-type]  # each is of the type that it had
