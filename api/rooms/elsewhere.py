"""Those who are in the room of the same postmortem in other processes.

A process tells of its members while it knows that others listen, calls the roll from time to time, and forgets whom
nobody has named for a while. Letters may be lost; the next roll call makes up for it.
"""

import asyncio
import json
import logging
import secrets
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict
from typing import Any, Final

from api.rate import Pace
from api.rooms.presence import Here
from core.domain.errors import AfterwordError

PROCESS: Final = secrets.token_hex(8)
"""By which the processes know each other."""

REST: Final = 0.1
ROLL_CALL: Final = 10.0
SILENCE: Final = 30.0
"""Seconds after which those of another process are taken to be gone."""

_log: Final = logging.getLogger(__name__)


class Elsewhere:
    """`say` takes a letter to the other processes, on any thread; `here` gives those of this one; `moved` is told of theirs."""

    def __init__(
        self,
        say: Callable[[str], None],
        here: Callable[[], Iterable[Here]],
        moved: Callable[[Here], None],
        *,
        process: str = PROCESS,
    ) -> None:
        self._process = process
        self._say = say
        self._here = here
        self._moved = moved
        self._known: dict[str, tuple[Here, float]] = {}
        self._heard_at = float("-inf")
        self._untold: dict[str, Here] = {}
        self._letters: list[str] = []
        self._telling = Pace(self._tell, lambda: REST)
        self._sending: asyncio.Task[None] | None = None
        self._calling = asyncio.create_task(self._call_the_roll())

    def __iter__(self) -> Iterator[Here]:
        return iter([here for here, _at in self._known.values()])

    def tell(self, here: Here) -> None:
        """That somebody here has moved; soon, if anybody listens."""
        if self._others_listen:
            self._untold[here.member] = here
            self._telling.ask()

    def hear(self, letter: str) -> None:
        """What another process says."""
        told: dict[str, Any] = json.loads(letter)
        if told["from"] == self._process:
            return
        self._heard_at = _now()
        if told["asks"]:
            self._answer()
        if told["here"]:
            self._place(Here(**told["here"]))

    async def close(self) -> None:
        """The last member has left."""
        self._calling.cancel()
        self._telling.stop()
        self._tell()
        if self._sending:
            await asyncio.wait([self._sending])

    @property
    def _others_listen(self) -> bool:
        return _now() - self._heard_at < SILENCE

    def _place(self, here: Here) -> None:
        before, _at = self._known.pop(here.member, (None, 0.0))
        if here.state is not None:
            self._known[here.member] = here, _now()
        if here != before and (before or here.state is not None):
            self._moved(here)

    async def _call_the_roll(self) -> None:
        self._write(asks=True)
        while True:
            await asyncio.sleep(ROLL_CALL)
            self._forget()
            if self._others_listen:
                self._answer()
            else:
                self._write(asks=True)

    def _forget(self) -> None:
        for here, heard_at in tuple(self._known.values()):
            if _now() - heard_at > SILENCE:
                self._place(Here(here.member, here.person, here.name, None))

    def _answer(self) -> None:
        """Of everybody here, or at least that there is somebody who listens."""
        self._write()
        for here in self._here():
            self._write(here)

    def _tell(self) -> None:
        untold, self._untold = self._untold, {}
        for here in untold.values():
            self._write(here)

    def _write(self, here: Here | None = None, *, asks: bool = False) -> None:
        letter = {"from": self._process, "asks": asks, "here": asdict(here) if here else None}
        self._letters.append(json.dumps(letter, ensure_ascii=False, separators=(",", ":")))
        if self._sending is None or self._sending.done():
            self._sending = asyncio.create_task(self._send())

    async def _send(self) -> None:
        """In order, which two threads would not keep."""
        while self._letters:
            letter = self._letters.pop(0)
            try:
                await asyncio.to_thread(self._say, letter)
            except AfterwordError as error:
                _log.warning("presence not told to other processes: %s", type(error).__name__)


def _now() -> float:
    return asyncio.get_running_loop().time()
