"""What carries signals from process to process."""

from collections.abc import Callable, Sequence
from typing import Protocol, TypeAlias

from sqlalchemy import Connection

from core.domain.signals import Signal

Hear: TypeAlias = Callable[[Signal], None]


class Ear(Protocol):
    """Hears the other processes, on a thread of its own."""

    def stop(self) -> None:
        """Soon; may be called from any thread, its own included."""

    def wait(self) -> None:
        """Until it has stopped; at once on its own thread."""


class Carrier(Protocol):
    def open(self, hear: Hear) -> Ear:
        """Begin to tell `hear` what the other processes say; `Missed` where that is not known."""

    def post(self, connection: Connection, signals: Sequence[Signal]) -> None:
        """Have them delivered when the transaction of that connection is kept, and only then."""

    def say(self, signal: Signal) -> None:
        """Deliver it now."""
