"""Rooms: the people who write the prose of one postmortem at once, kept alike and stored.

An update counts, reaches the others and is acknowledged only when it is in the database. What arrives
while that happens waits for the next transaction.
"""

import asyncio
import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from api import frames
from api.frames import Frame, Reason, Sync
from api.members import Member
from core import clock
from core.document.shared_text import SharedText
from core.domain.errors import AfterwordError, Refused, TooLong
from core.domain.ids import PostmortemId
from core.ports import Store
from core.services import prose
from core.services.prose import Appended, Edit, News

UNACCEPTABLE: Final = 1003
_log: Final = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Said:
    member: Member
    ordinal: int
    update: bytes


class Room:
    """Lives on the event loop; only the store's work is done in threads."""

    def __init__(self, postmortem: PostmortemId, open_store: Callable[[], Store]) -> None:
        self._postmortem = postmortem
        self._open_store = open_store
        self._shared = SharedText()
        self._sequence = 0
        self._members: set[Member] = set()
        self._waiting: list[_Said] = []
        self._writing: asyncio.Task[None] | None = None

    @property
    def is_empty(self) -> bool:
        return not self._members

    async def enter(self, member: Member) -> None:
        """Raises `NotFound` or a `StorageError`; the member is in the room all the same until it leaves."""
        self._members.add(member)
        self._learn(await asyncio.to_thread(self._read_news))
        member.send(frames.state(self._shared.state()))

    async def leave(self, member: Member) -> None:
        """Wait until everything that was said here is stored or refused."""
        self._members.discard(member)
        if self._writing:
            await asyncio.wait([self._writing])

    def hear(self, member: Member, frame: Frame) -> None:
        """Raises `Garbled` when a state cannot be read."""
        if frame.kind is Sync.STATE:
            member.send(frames.missing(self._shared.since(frame.content)))
            return
        ordinal = member.next_ordinal()
        if not member.leave.may_write:
            member.tell_not_saved(ordinal, Reason.READ_ONLY)
            return
        self._waiting.append(_Said(member, ordinal, frame.content))
        if self._writing is None or self._writing.done():
            self._writing = asyncio.create_task(self._write())

    async def _write(self) -> None:
        while self._waiting:
            batch, self._waiting = self._waiting, []
            try:
                appended = await asyncio.to_thread(self._append, batch)
            except AfterwordError as error:
                _log.warning(
                    "room %s: %d updates not stored: %s", self._postmortem, len(batch), type(error).__name__
                )
                for said in batch:
                    said.member.tell_not_saved(said.ordinal, Reason.STORAGE)
                continue
            self._learn(News(appended.sequence, appended.news))
            for said, outcome in zip(batch, appended.outcomes, strict=True):
                self._answer(said, outcome)

    def _answer(self, said: _Said, outcome: bytes | Refused) -> None:
        match outcome:
            case bytes():
                self._share(filter(None, [outcome]), but=said.member)
                said.member.tell_saved()
            case TooLong():
                said.member.tell_not_saved(said.ordinal, Reason.TOO_LONG)
            case _:
                said.member.send_away(UNACCEPTABLE)

    def _learn(self, news: News) -> None:
        self._share(news.updates)
        self._sequence = max(self._sequence, news.sequence)

    def _share(self, updates: Iterable[bytes], but: Member | None = None) -> None:
        for update in updates:
            self._shared.learn([update])
            for member in self._members - {but}:
                member.send(frames.update(update))

    def _read_news(self) -> News:
        return prose.news(self._open_store(), self._postmortem, after=self._sequence)

    def _append(self, batch: list[_Said]) -> Appended:
        edits = [Edit(said.update, said.member.leave) for said in batch]
        return prose.append_updates(
            self._open_store(), self._postmortem, edits, after=self._sequence, now=clock.now()
        )


class Rooms:
    """The rooms that somebody is in."""

    def __init__(self, open_store: Callable[[], Store]) -> None:
        self._open_store = open_store
        self._open: dict[PostmortemId, Room] = {}

    def of(self, postmortem: PostmortemId) -> Room:
        return self._open.setdefault(postmortem, Room(postmortem, self._open_store))

    async def leave(self, member: Member) -> None:
        postmortem = member.leave.postmortem
        room = self._open[postmortem]
        await room.leave(member)
        if room.is_empty and self._open.get(postmortem) is room:
            del self._open[postmortem]
