"""Who has changed or removed what one is writing, by the history."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from core.domain.errors import StorageError
from core.domain.history import Change, ChangeKind
from core.domain.place import Place
from core.ports import Store

_LOOKED_AT: Final = 200


@dataclass(frozen=True, slots=True)
class Rival:
    """Somebody who has changed the same thing, perhaps oneself in another tab."""

    name: str
    at: datetime


def rival(store: Store, place: Place) -> Rival | None:
    """The last who changed the field or removed its row; none for what has no history, or too long a one."""
    try:
        with store.read() as work:
            changes = work.history.of(place.postmortem, limit=_LOOKED_AT)
    except StorageError:
        return None
    return next((Rival(change.by_name, change.at) for change in changes if _is_of(change, place)), None)


def _is_of(change: Change, place: Place) -> bool:
    if (change.section, change.row) != (place.section, place.row):
        return False
    return change.kind is ChangeKind.ROW_REMOVED or change.field == place.field
