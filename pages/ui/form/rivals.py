"""Who has changed or removed what one is writing, by the history."""

from dataclasses import dataclass
from datetime import datetime

from core.domain.errors import StorageError
from core.domain.place import Place
from core.ports import Store


@dataclass(frozen=True, slots=True)
class Rival:
    """Somebody who has changed the same thing, perhaps oneself in another tab."""

    name: str
    at: datetime


def rival(store: Store, place: Place) -> Rival | None:
    """The last who changed the field or removed its row; none for what has no history."""
    try:
        with store.read() as work:
            change = work.history.latest_of(place)
    except StorageError:
        return None
    return Rival(change.by_name, change.at) if change else None
