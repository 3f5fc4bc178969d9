"""What a postmortem must hold by its history; and what it holds that no history explains."""

from collections import Counter
from collections.abc import Iterable, Sequence

from core.domain.history import Change, ChangeKind
from core.domain.ids import RowId
from core.domain.place import Place
from core.domain.postmortem import Postmortem
from core.ports import Store
from tests.drills.ground import POSTMORTEM
from tests.drills.journal import Intent
from tests.drills.outcome import Damage


def found(store: Store, acknowledged: Iterable[Intent], conflicts: Iterable[Intent]) -> Damage:
    """Of one moment. A conflict that is in the history all the same is corrupt."""
    with store.read() as work:
        changes = tuple(reversed(work.history.of(POSTMORTEM, limit=1_000_000)))
        postmortem = work.postmortems.get(POSTMORTEM)
    times = Counter([change.key for change in changes] + [row.id for row in postmortem.timeline])
    return Damage(
        lost=frozenset(intent.key for intent in acknowledged if not times[intent.key]),
        doubled=frozenset(name for name, count in times.items() if count > 1),
        corrupt=frozenset(
            [
                *overwritten(changes),
                *unexplained(changes, postmortem),
                *(intent.key for intent in conflicts if times[intent.key]),
            ]
        ),
    )


def overwritten(changes: Iterable[Change]) -> list[str]:
    """The changes whose writer had not seen the value that they replaced."""
    values: dict[Place, object] = {}
    blind: list[str] = []
    for change in changes:
        if change.kind is ChangeKind.FIELD:
            if values.get(_place(change), change.before) != change.before:
                blind.append(change.key)
            values[_place(change)] = change.after
    return blind


def unexplained(changes: Sequence[Change], postmortem: Postmortem) -> list[str]:
    """The places that do not hold what the history put there, and the rows that it does not know or misses."""
    held = {Place(POSTMORTEM, "timeline", "text", row.id): row.text for row in postmortem.timeline} | {
        Place(POSTMORTEM, "incident", "title"): postmortem.incident.title
    }
    kept: set[RowId | None] = set()
    put: dict[Place, object] = {}
    for change in changes:
        match change.kind:
            case ChangeKind.ROW_ADDED:
                kept.add(change.row)
            case ChangeKind.ROW_REMOVED:
                kept.discard(change.row)
            case ChangeKind.FIELD:
                put[_place(change)] = change.after
    wrong = [str(place) for place, value in put.items() if place in held and held[place] != value]
    return wrong + [str(row) for row in kept ^ {row.id for row in postmortem.timeline}]


def _place(change: Change) -> Place:
    return Place(POSTMORTEM, change.section, change.field, change.row)
