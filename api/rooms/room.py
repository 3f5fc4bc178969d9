"""A room: the members who have one postmortem open at once, and its prose.

An update counts, reaches the others and is acknowledged only when it is in the database. What arrives
while that happens waits for the next transaction.
"""

import asyncio
import logging
from collections import Counter
from collections.abc import Callable, Iterable
from concurrent.futures import Executor
from dataclasses import dataclass
from itertools import chain
from typing import Final, TypeVar

from pycrdt import merge_updates

from api import frames
from api.frames import Frame, Presence, Reason, Sync
from api.members import AGAINST_POLICY, TRY_AGAIN_LATER, UNACCEPTABLE, Member
from api.rooms import presence
from api.rooms.changes import Changes
from api.rooms.elsewhere import Elsewhere
from core import clock
from core.domain.errors import AfterwordError, Garbled, NotFound, Refused, TooLong
from core.domain.ids import PostmortemId
from core.domain.signals import Present
from core.ports import Store
from core.services.live_prose import LiveProse, Written
from core.services.prose import Edit

MOST_MEMBERS: Final = 200
MOST_OF_ONE_PERSON: Final = 20
_BEFORE_ANOTHER_TRY: Final = 1.0
_T = TypeVar("_T")
_log: Final = logging.getLogger(__name__)


class Full(Exception):
    """No place is left, for anybody or for this person."""


@dataclass(frozen=True, slots=True)
class _Said:
    member: Member
    ordinal: int
    update: bytes


@dataclass(frozen=True, slots=True)
class _Asked:
    """`state` is what the member knows already."""

    member: Member
    state: bytes


class Room:
    """Lives on the event loop; `thread` has one thread, on which alone the prose is touched."""

    def __init__(self, postmortem: PostmortemId, open_store: Callable[[], Store], thread: Executor) -> None:
        self.members: set[Member] = set()
        self.changes = Changes(self._tell)
        self._postmortem = postmortem
        self._open_store = open_store
        self._thread = thread
        self._prose = LiveProse(postmortem)
        self._said: list[_Said] = []
        self._asked: list[_Asked] = []
        self._is_behind = False
        self._is_wanted = False
        self._working: asyncio.Task[None] | None = None
        self.elsewhere = Elsewhere(self._say, lambda: self._presence, self._show)
        self._presence = presence.Presence(self.members, self.elsewhere.tell)

    def enter(self, member: Member) -> None:
        """Raises `Full`."""
        of_one = sum(other.leave.id == member.leave.id for other in self.members)
        if len(self.members) >= MOST_MEMBERS or of_one >= MOST_OF_ONE_PERSON:
            raise Full
        self.members.add(member)
        presence.introduce(member, chain(self._presence, self.elsewhere))

    async def leave(self, member: Member) -> None:
        """Wait until everything that was said here is stored or refused."""
        self.members.discard(member)
        self._presence.leave(member)
        if self._working:
            await asyncio.wait([self._working])

    async def close(self) -> None:
        """The last member has left."""
        self.changes.close()
        await self.elsewhere.close()

    def hear(self, member: Member, frame: Frame | Presence) -> None:
        if isinstance(frame, Presence):
            self._presence.hear(member, frame.content)
        elif frame.kind is Sync.STATE:
            self._asked.append(_Asked(member, frame.content))
            self._go()
        else:
            self._hear_update(member, frame.content)

    def look(self) -> None:
        """Others have stored prose. Also while the first read is under way: it may have begun before that."""
        if self._is_wanted:
            self._is_behind = True
            self._go()

    def _hear_update(self, member: Member, update: bytes) -> None:
        ordinal = member.next_ordinal()
        if member.leave.may_write:
            self._said.append(_Said(member, ordinal, update))
            self._go()
        else:
            member.tell_not_saved(ordinal, Reason.READ_ONLY)

    def _go(self) -> None:
        self._is_wanted = True
        if self._working is None or self._working.done():
            self._working = asyncio.create_task(self._work())

    async def _work(self) -> None:
        while self._said or self._asked or self._is_behind:
            if self._said:
                await self._store()
            else:
                await self._read()

    async def _store(self) -> None:
        said, self._said = self._said, []
        try:
            written = await self._on_thread(lambda: self._write(said))
        except AfterwordError as error:
            _log.warning(
                "room %s: %d updates not stored: %s", self._postmortem, len(said), type(error).__name__
            )
            for each in said:
                each.member.tell_not_saved(each.ordinal, Reason.STORAGE)
            return
        self._share(written.news)
        self._share_said(said, written.outcomes)
        self._answer(said, written.outcomes)

    def _write(self, said: list[_Said]) -> Written:
        edits = [Edit(each.update, each.member.leave) for each in said]
        tabs = {each.member.tab for each in said}
        tab = tabs.pop() if len(tabs) == 1 else ""
        return self._prose.write(self._open_store(), edits, now=clock.now(), tab=tab)

    def _share_said(self, said: list[_Said], outcomes: Iterable[bytes | Refused]) -> None:
        """As one message, which does no harm to those who know a part of it."""
        new = [(each.member, outcome) for each, outcome in zip(said, outcomes, strict=True) if outcome]
        updates = [update for _member, update in new if isinstance(update, bytes)]
        writers = {member for member, update in new if isinstance(update, bytes)}
        if updates:
            update = updates[0] if len(updates) == 1 else merge_updates(*updates)
            self._share([update], but=writers.pop() if len(writers) == 1 else None)

    def _answer(self, said: list[_Said], outcomes: Iterable[bytes | Refused]) -> None:
        saved: Counter[Member] = Counter()
        for each, outcome in zip(said, outcomes, strict=True):
            match outcome:
                case bytes():
                    saved[each.member] += 1
                case TooLong():
                    each.member.tell_not_saved(each.ordinal, Reason.TOO_LONG)
                case _:
                    each.member.send_away(UNACCEPTABLE)
        for member, updates in saved.items():
            member.tell_saved(updates)

    async def _read(self) -> None:
        asked, self._asked, self._is_behind = self._asked, [], False
        try:
            news = await self._on_thread(lambda: self._prose.catch_up(self._open_store()))
        except AfterwordError as error:
            _log.warning("room %s cannot be read: %s", self._postmortem, type(error).__name__)
            code = AGAINST_POLICY if isinstance(error, NotFound) else TRY_AGAIN_LATER
            for each in asked:
                each.member.send_away(code)
            asyncio.get_running_loop().call_later(_BEFORE_ANOTHER_TRY, self.look)
            return
        self._share(news)
        for each in asked:
            await self._tell_missing(each)

    async def _tell_missing(self, asked: _Asked) -> None:
        try:
            known, missing = await self._on_thread(lambda: self._prose.answer(asked.state))
        except Garbled:
            asked.member.send_away(UNACCEPTABLE)
            return
        asked.member.wants_prose = True
        asked.member.send(frames.state(known))
        asked.member.send(frames.missing(missing))

    async def _on_thread(self, work: Callable[[], _T]) -> _T:
        return await asyncio.get_running_loop().run_in_executor(self._thread, work)

    def _share(self, updates: Iterable[bytes], but: Member | None = None) -> None:
        for update in updates:
            message = frames.update(update)
            for member in self.members:
                if member.wants_prose and member is not but:
                    member.send(message)

    def _tell(self, message: bytes) -> None:
        for member in self.members:
            member.send(message)

    def _show(self, here: presence.Here) -> None:
        self._presence.share(here)

    def _say(self, letter: str) -> None:
        self._open_store().say(Present(postmortem=self._postmortem, content=letter))
