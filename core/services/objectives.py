"""What the workspace promises: objectives of services, credits, and when deploys go on.

Each value is changed by compare-and-swap, by those who may write. `promises` gathers what a document computes from.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final, TypeAlias

from core.document.fields import LINE_LENGTH
from core.domain.errors import Conflict, NotFound, TooMany, Unreadable
from core.domain.ids import PostmortemId, RowId
from core.domain.objectives import NO_PROMISES, CreditStep, Promises, Slo
from core.domain.people import Person
from core.domain.place import Place
from core.domain.postmortem import Postmortem
from core.domain.taxonomy import Counting, DeployStatus
from core.domain.text import one_line
from core.i18n import N_
from core.metrics.error_budget import reach
from core.ports import Store, UnitOfWork
from core.profiles import PROFILES
from core.services.access import require_write
from core.services.workspace import in_force

MOST: Final = 200
"""Of objectives, and of steps."""
LONGEST_WINDOW: Final = 366
SLOS, STEPS, FLOORS = "slo", "credit_step", "deploy_floor"
_NOWHERE: Final = PostmortemId("")
_A_TARGET: Final = N_("a number above 0 and below 100, such as 99.9")
_A_WINDOW: Final = N_("a whole number of days from 1 to 366, such as 30")

Promise: TypeAlias = Slo | CreditStep


def place(section: str, field: str, row: str) -> Place:
    """Where a value of the workspace's promises stands: it belongs to no postmortem."""
    return Place(_NOWHERE, section, field, RowId(row))


def promised(store: Store) -> Promises:
    """What the workspace promises now, without any incident."""
    with store.read() as work:
        return _promised(work)


def promises(store: Store, postmortem: Postmortem) -> Promises:
    """With the outages of other incidents that count for this one's budgets: read in one query, within the windows."""
    if not postmortem.outages:
        return NO_PROMISES
    with store.read() as work:
        known = _promised(work)
        if (reached := reach(postmortem, known.slos)) is None:
            return known
        services, window = reached
        found = work.objectives.elsewhere(services, since=window.start, until=window.end, but=postmortem.id)
        return replace(known, elsewhere=tuple(found))


def add(store: Store, value: Promise, *, by: Person) -> None:
    """Keep a new objective or step under its id, or one that was removed; raises `Forbidden` or `TooMany`."""
    with store.begin() as work:
        _lock(work, by)
        there = work.objectives.slos() if isinstance(value, Slo) else work.objectives.steps()
        if len(there) >= MOST:
            raise TooMany(MOST)
        work.objectives.save(value)


def remove(store: Store, value: Promise, *, by: Person) -> None:
    """For good; `add` brings it back. Raises `Forbidden`."""
    with store.begin() as work:
        _lock(work, by)
        work.objectives.remove(value)


def change(store: Store, where: Place, value: Any, *, base: object, by: Person) -> object:
    """Set what the writer saw as `base`; the value as it is kept.

    Raises `Conflict`, `NotFound`, `Forbidden`, `TooLong` or `Unreadable`.
    """
    wish = _fitting(where.field, value)
    with store.begin() as work:
        _lock(work, by)
        known = None if where.section == FLOORS else _row(work, where)
        theirs = getattr(known, where.field) if known else _floor(work, where)
        if theirs not in (base, wish):
            raise Conflict(where, base, wish, theirs)
        if theirs != wish:
            _write(work, where, known, wish)
        return wish if known else _floor(work, where)


def _lock(work: UnitOfWork, by: Person) -> None:
    work.workspace.lock()
    require_write(work, by.id)


def _promised(work: UnitOfWork) -> Promises:
    own = work.objectives.floors()
    floors = PROFILES[in_force(work).profile].deploy_floors
    return Promises(
        slos=tuple(work.objectives.slos()),
        steps=tuple(work.objectives.steps()),
        floors=tuple((status, own.get(status, floor)) for status, floor in floors),
    )


def _row(work: UnitOfWork, where: Place) -> Promise:
    rows: Sequence[Promise] = work.objectives.slos() if where.section == SLOS else work.objectives.steps()
    for each in rows:
        if each.id == where.row:
            return each
    raise NotFound(where.section, str(where.row))


def _floor(work: UnitOfWork, where: Place) -> float:
    return dict(_promised(work).floors)[DeployStatus(str(where.row))]


def _write(work: UnitOfWork, where: Place, known: Promise | None, wish: Any) -> None:
    if known is None:
        work.objectives.set_floor(DeployStatus(str(where.row)), wish)
    else:
        work.objectives.save(replace(known, **{where.field: wish}))


def _fitting(field: str, value: Any) -> Any:
    """The value as it is kept."""
    match field:
        case "service" | "name":
            return one_line(str(value), most=LINE_LENGTH)
        case "counting":
            return Counting(value)
        case "target" if value is not None and not 0 < value < 100:  # noqa: PLR2004 -- percent
            raise Unreadable(f"{value:g}", _A_TARGET)
        case "window_days" if value is None or not 1 <= value <= LONGEST_WINDOW:
            raise Unreadable("" if value is None else str(value), _A_WINDOW)
        case _:
            return value
