"""The rooms that somebody is in, and what they hear of the store."""

import asyncio
import threading
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from itertools import cycle
from typing import Final

from api.members import RIGHTS_LOST, Member
from api.rooms.room import Room
from core.domain.errors import AfterwordError
from core.domain.ids import PersonId, PostmortemId
from core.domain.signals import Missed, Present, RightsChanged, Signal, Touched
from core.ports import Store
from core.services import passes
from core.services.passes import Pass

THREADS: Final = 4
"""On which rooms write; a room keeps to one of them, so that its prose is touched by one thread alone."""


class Rooms:
    """Listens to the store from the first member on."""

    def __init__(self, open_store: Callable[[], Store]) -> None:
        self._open_store = open_store
        self._open: dict[PostmortemId, Room] = {}
        self._thread = threading.local()
        self._threads = cycle([ThreadPoolExecutor(1, "room", self._mark_thread) for _ in range(THREADS)])
        self._beginning = asyncio.Lock()
        self._end_listening: Callable[[], None] | None = None
        self._tasks: set[asyncio.Task[None]] = set()

    def _mark_thread(self) -> None:
        self._thread.writes_rooms = True

    async def enter(self, member: Member) -> Room:
        """Raises `Full` or a `StorageError`."""
        await self._listen()
        postmortem = member.leave.postmortem
        if postmortem not in self._open:
            self._open[postmortem] = Room(postmortem, self._open_store, next(self._threads))
        room = self._open[postmortem]
        room.enter(member)
        return room

    async def leave(self, member: Member, room: Room) -> None:
        await room.leave(member)
        if not room.members and self._open.get(member.leave.postmortem) is room:
            del self._open[member.leave.postmortem]
            await room.close()

    async def _listen(self) -> None:
        async with self._beginning:
            if self._end_listening is None:
                hear = partial(self._hear, asyncio.get_running_loop())
                self._end_listening = await asyncio.to_thread(lambda: self._open_store().listen(hear))

    def _hear(self, loop: asyncio.AbstractEventLoop, signal: Signal) -> None:
        """On any thread. What a room has written is told on the thread on which it did so."""
        if isinstance(signal, Touched | Present) and signal.postmortem not in self._open:
            return
        is_own = getattr(self._thread, "writes_rooms", False)
        with suppress(RuntimeError):  # the loop has ended before the store
            loop.call_soon_threadsafe(self._take, signal, is_own)

    def _take(self, signal: Signal, is_own: bool) -> None:  # noqa: FBT001 -- `call_soon` knows no keywords
        match signal:
            case Touched():
                if room := self._open.get(signal.postmortem):
                    room.changes.hear(signal)
                    if signal.is_prose and not is_own:
                        room.look()
            case Present():
                if room := self._open.get(signal.postmortem):
                    room.elsewhere.hear(signal.content)
            case RightsChanged():
                self._begin(self._ask_rights(signal.person))
            case Missed():
                self._begin(self._compare())

    def _begin(self, work: Coroutine[object, object, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _compare(self) -> None:
        """With what is stored, for something was missed."""
        with suppress(AfterwordError):  # the next comparison comes
            for postmortem, revision in (await asyncio.to_thread(self._revisions)).items():
                if room := self._open.get(postmortem):
                    room.changes.compare(revision)
                    room.look()
        await self._ask_rights()

    def _revisions(self) -> dict[PostmortemId, int]:
        with self._open_store().read() as work:
            return dict(work.postmortems.revisions(tuple(self._open)))

    async def _ask_rights(self, person: PersonId | None = None) -> None:
        """Anew, of that person or of everybody; whoever has lost any is sent away."""
        leaves = {member.leave for member in self._members() if person in (None, member.leave.id)}
        with suppress(AfterwordError):  # it is asked again before the pass runs out
            lost = await asyncio.to_thread(self._lost, leaves)
            for member in self._members():
                if member.leave in lost:
                    member.turn_away(RIGHTS_LOST)

    def _lost(self, leaves: set[Pass]) -> set[Pass]:
        store = self._open_store()
        return {leave for leave in leaves if not passes.still_holds(store, leave)}

    def _members(self) -> Iterator[Member]:
        return (member for room in tuple(self._open.values()) for member in tuple(room.members))
