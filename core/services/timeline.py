"""The time of a timeline event: the instant, beside it what a person typed, and which one counts for a milestone."""

from dataclasses import replace
from datetime import datetime
from typing import Final

from core.domain.errors import Conflict, NotFound
from core.domain.ids import ChangeKey, PostmortemId, RowId
from core.domain.people import Person
from core.domain.place import Place
from core.metrics.milestones import Milestone, kinds_of
from core.ports import Store, UnitOfWork
from core.services.editing import ANYTHING, Write, write_fields
from core.services.timeline_writing import TIMELINE, Cell, Deed, is_new, swap

_ABOUT: Final = "~"


def is_time_of_event(place: Place) -> bool:
    return (place.section, place.field) == (TIMELINE, "at")


def exact(typed: str) -> str:
    """What was typed without the mark of an approximate time."""
    return typed.strip().removeprefix(_ABOUT)


def is_approximate(typed: str) -> bool:
    return typed.strip().startswith(_ABOUT)


def marked(text: str, *, is_approximate: bool) -> str:
    """A time as it is shown, with the mark before an approximate one."""
    return f"{_ABOUT}{text}" if is_approximate and text else text


def set_time(  # noqa: PLR0913 -- what was seen, and what is wished instead
    store: Store,
    place: Place,
    *,
    typed: str,
    base: object,
    was_approximate: bool | None = None,
    at: datetime | None,
    by: Person,
    now: datetime,
    key: ChangeKey,
) -> None:
    """Set the instant, what was typed, and whether `~` marks it as approximate; raises as `write_fields` does.

    The mark is left as it is when the writer, who saw it as `was_approximate`, has not changed it.
    """
    writes = [Write(place, base, at), Write(replace(place, field="typed"), ANYTHING, typed.strip())]
    if was_approximate is not is_approximate(typed):
        writes.append(Write(replace(place, field="is_approximate"), ANYTHING, is_approximate(typed)))
    write_fields(store, writes, by=by, now=now, key=key)


def as_entered(store: Store, postmortem: PostmortemId) -> tuple[RowId, ...]:
    """The events of a timeline in the order in which they came; the postmortem has them by time."""
    with store.read() as work:
        return tuple(event.id for event, is_there in work.rows.ever(postmortem, TIMELINE) if is_there)


def choose_for_milestone(
    store: Store,
    postmortem: PostmortemId,
    which: Milestone,
    event: RowId | None,
    *,
    seen: RowId | None,
    by: Person,
    now: datetime,
    key: ChangeKey,
) -> None:
    """Let this event count, and none of the others that could; None: none is chosen any more.

    `seen` is the one that was chosen when the person looked. Raises `Conflict` when somebody else has chosen another
    one since, and `NotFound` for an event that is gone or of another kind by now.
    """
    deed = Deed(postmortem=postmortem, by=by, now=now, key=key)
    with store.begin() as work:
        if not is_new(work, deed):
            return
        marks = _marks(work, postmortem, which)
        if event is not None and event not in marks:
            raise NotFound("row", event)
        chosen: list[RowId | None] = [row for row, is_chosen in marks.items() if is_chosen] or [None]
        if seen not in chosen and event not in chosen:
            place = Place(postmortem, TIMELINE, "is_decisive", event or seen)
            raise Conflict(place, seen, event, chosen[0])
        swap(work, deed, [Cell(row, "is_decisive", was, row == event) for row, was in marks.items()])


def _marks(work: UnitOfWork, postmortem: PostmortemId, which: Milestone) -> dict[RowId, bool]:
    """Whether each event that could reach the milestone is the chosen one."""
    ever, kinds = work.rows.ever(postmortem, TIMELINE), kinds_of(which)
    return {
        event.id: event.is_decisive
        for event, is_there in ever
        if is_there and event.kind in kinds and event.at
    }
