"""What was typed and is not yet known to be in the database; as in the page."""

from collections import deque
from dataclasses import dataclass, field

from pycrdt import merge_updates

from tests.drills.deeds import Deed


@dataclass(frozen=True, slots=True)
class Parcel:
    """An update, and the deeds that are saved when it is."""

    update: bytes
    deeds: frozenset[Deed]


@dataclass
class Outbox:
    """One parcel is under way at a time; what is typed meanwhile waits and goes as one."""

    _under_way: deque[Parcel] = field(default_factory=deque)
    _waiting: list[Parcel] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        return not self._under_way and not self._waiting

    def add(self, parcel: Parcel) -> None:
        self._waiting.append(parcel)

    def next(self) -> Parcel | None:
        if self._under_way or not self._waiting:
            return None
        parcel = _merged(self._waiting)
        self._waiting = []
        self._under_way.append(parcel)
        return parcel

    def delivered(self) -> Parcel:
        return self._under_way.popleft()

    def refused(self) -> None:
        """What was under way goes again, together with what was typed since."""
        self._waiting = [*self._under_way, *self._waiting]
        self._under_way.clear()

    def clear(self) -> None:
        """For a new connection, which is sent all that the server lacks."""
        self._under_way.clear()
        self._waiting = []


def _merged(parcels: list[Parcel]) -> Parcel:
    if len(parcels) == 1:
        return parcels[0]
    update = merge_updates(*(parcel.update for parcel in parcels))
    return Parcel(update, frozenset(deed for parcel in parcels for deed in parcel.deeds))
