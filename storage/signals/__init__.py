"""Signals between the parts of this process, and between processes."""

from collections.abc import Callable, Iterable

from core.domain.signals import Signal


class Signals:
    def __init__(self) -> None:
        self._listeners: list[Callable[[Signal], None]] = []

    def listen(self, hear: Callable[[Signal], None]) -> Callable[[], None]:
        self._listeners.append(hear)
        return lambda: self._listeners.remove(hear)

    def tell(self, signals: Iterable[Signal]) -> None:
        """What has just been kept, to everybody here."""
        for signal in signals:
            for hear in tuple(self._listeners):
                hear(signal)

    def say(self, signal: Signal) -> None:
        """To the other processes."""
