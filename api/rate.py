"""How much one connection may say, and how often something is done."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(slots=True)
class Allowance:
    """A bucket that fills by `rate` a second up to `burst`; each `spend` takes one out."""

    rate: float
    burst: float
    left: float
    at: float

    def spend(self, now: float) -> bool:
        """False when nothing is left. `now` in seconds of a clock that never goes back."""
        self.left = min(self.burst, self.left + (now - self.at) * self.rate)
        self.at = now
        if self.left < 1:
            return False
        self.left -= 1
        return True


class Pace:
    """Does a thing when asked: at once after a rest, else when the rest is over, however often it was asked meanwhile.

    Lives on the event loop.
    """

    def __init__(self, do: Callable[[], None], rest: Callable[[], float]) -> None:
        self._do = do
        self._rest = rest
        self._next = 0.0
        self._waiting: asyncio.TimerHandle | None = None

    def ask(self) -> None:
        if self._waiting:
            return
        loop = asyncio.get_running_loop()
        if loop.time() >= self._next:
            self._go()
        else:
            self._waiting = loop.call_at(self._next, self._go)

    def stop(self) -> None:
        """What waits is not done any more."""
        if self._waiting:
            self._waiting.cancel()
            self._waiting = None

    def _go(self) -> None:
        self._waiting = None
        self._next = asyncio.get_running_loop().time() + self._rest()
        self._do()
