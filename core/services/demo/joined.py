"""A store whose transactions all join one that is open already, so that many writes are kept or undone together."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from core.domain.signals import Signal
from core.ports import UnitOfWork


class Joined:
    def __init__(self, work: UnitOfWork) -> None:
        self._work = work

    @contextmanager
    def begin(self) -> Iterator[UnitOfWork]:
        yield self._work

    read = begin

    def listen(self, hear: Callable[[Signal], None]) -> Callable[[], None]:  # noqa: ARG002 -- the port's signature
        """Nothing is told before the whole transaction has been kept, and then by its opener."""
        return lambda: None

    def say(self, signal: Signal) -> None:
        """As above."""

    def check(self) -> str:
        return ""

    def close(self) -> None:
        """The transaction is its opener's to end."""
