"""What is the same for everybody who looks at one revision: made once in this process, kept while it is asked for."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Final, TypeVar, cast
from weakref import WeakKeyDictionary

from core.ports import Store

_MOST: Final = 256
_NOTHING: Final = object()
_shelves: Final[WeakKeyDictionary[Store, "Shelf"]] = WeakKeyDictionary()

T = TypeVar("T")


class _Place:
    def __init__(self) -> None:
        self.lock = Lock()
        self.value: object = _NOTHING


class Shelf:
    """The values that were asked for last, by key. Safe between threads; values must not change."""

    def __init__(self, most: int = _MOST) -> None:
        self._most = most
        self._lock = Lock()
        self._places: OrderedDict[Hashable, _Place] = OrderedDict()

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """The value of that key. Who asks while another thread makes it waits; who makes it in vain leaves it to the next."""
        with self._lock:
            place = self._places.setdefault(key, _Place())
            self._places.move_to_end(key)
            while len(self._places) > self._most:
                self._places.popitem(last=False)
        with place.lock:
            if place.value is _NOTHING:
                place.value = make()
            return cast("T", place.value)


def of(store: Store) -> Shelf:
    """The shelf of what comes from this store."""
    return _shelves.setdefault(store, Shelf())
