"""Who listens in this process."""

import logging
from collections.abc import Callable
from threading import Lock
from typing import Final

from core.domain.signals import Signal
from storage.signals.carrier import Hear

_log: Final = logging.getLogger(__name__)


class Listeners:
    """May be added and removed from any thread, also while they are told."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._hearing: dict[object, Hear] = {}

    @property
    def are_none(self) -> bool:
        return not self._hearing

    def add(self, hear: Hear) -> Callable[[], None]:
        """The answer takes it away again; a second time does nothing."""
        mark = object()
        with self._lock:
            self._hearing[mark] = hear

        def end() -> None:
            with self._lock:
                self._hearing.pop(mark, None)

        return end

    def tell(self, signal: Signal) -> None:
        """What fails in one is written down; whoever told, and the others, are not concerned."""
        with self._lock:
            hearing = tuple(self._hearing.values())
        for hear in hearing:
            try:
                hear(signal)
            except Exception:  # noqa: BLE001 -- listeners are of every kind
                _log.exception("a listener failed on %s", type(signal).__name__)
