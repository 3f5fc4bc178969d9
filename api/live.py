"""The socket through which a browser enters a room: `/live/{postmortem}?pass=…&tab=…`."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Collection
from contextlib import asynccontextmanager
from typing import Final

from starlette.websockets import WebSocket

from api import frames
from api.frames import Frame, Presence
from api.members import AGAINST_POLICY, RIGHTS_LOST, TOO_BIG, TRY_AGAIN_LATER, UNACCEPTABLE, Member
from api.origin import is_welcome
from api.rate import Allowance
from api.renewal import keep_renewing
from api.rooms.room import Full, Room
from api.rooms.rooms import Rooms
from core import clock
from core.domain.errors import AfterwordError, NotFound
from core.ports import Store
from core.services import passes
from core.services.passes import Pass

LARGEST_MESSAGE: Final = 1024 * 1024
MESSAGES_A_SECOND: Final = 100
MESSAGES_AT_ONCE: Final = 300
PRESENCES_A_SECOND: Final = 1_000
"""Far more than are told to the others: to say so much is no offence, to say more is."""

_LONGEST_TAB: Final = 64
_log: Final = logging.getLogger(__name__)


class _Expelled(Exception):
    """A member has broken the rules; the others are not concerned."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


class LiveText:
    """Lets in who holds a pass for the room and comes from a page of ours; all others get a 403."""

    def __init__(self, open_store: Callable[[], Store], allowed_origins: Collection[str]) -> None:
        self._open_store = open_store
        self._allowed_origins = allowed_origins
        self._rooms = Rooms(open_store)

    async def enter(self, socket: WebSocket) -> None:
        leave = await self._leave_of(socket)
        if leave is None:
            await socket.close()
            return
        await socket.accept()
        member = Member(socket, leave, socket.query_params.get("tab", "")[:_LONGEST_TAB])
        try:
            room = await self._rooms.enter(member)
        except (Full, AfterwordError):
            member.turn_away(TRY_AGAIN_LATER)
            await member.deliver()
            return
        try:
            await self._admit(member, room)
            async with _served(member, self._open_store):
                await _take_part(socket, member, room)
        finally:
            await self._rooms.leave(member, room)

    async def _admit(self, member: Member, room: Room) -> None:
        """What the pass says may not be true any more."""
        try:
            revision, holds = await asyncio.to_thread(self._look, member.leave)
            room.changes.compare(revision)
            member.send(room.changes.latest())
            if not holds:
                member.turn_away(RIGHTS_LOST)
        except NotFound:
            member.turn_away(AGAINST_POLICY)
        except AfterwordError:
            member.turn_away(TRY_AGAIN_LATER)

    def _look(self, leave: Pass) -> tuple[int, bool]:
        store = self._open_store()
        with store.read() as work:
            revision = work.postmortems.revision(leave.postmortem)
        return revision, passes.still_holds(store, leave)

    async def _leave_of(self, socket: WebSocket) -> Pass | None:
        if not is_welcome(socket.headers, self._allowed_origins):
            return None
        token = socket.query_params.get("pass", "")
        try:
            leave = await asyncio.to_thread(self._check, token)
        except AfterwordError as error:
            _log.warning("no pass can be checked: %s", type(error).__name__)
            return None
        return leave if leave and leave.postmortem == socket.path_params["postmortem"] else None

    def _check(self, token: str) -> Pass | None:
        return passes.check(self._open_store(), token, now=clock.now())


@asynccontextmanager
async def _served(member: Member, open_store: Callable[[], Store]) -> AsyncIterator[None]:
    """Messages are delivered and the pass is renewed meanwhile; whoever is sent away still gets to know why."""
    delivering = asyncio.create_task(member.deliver())
    renewing = asyncio.create_task(keep_renewing(member, open_store))
    try:
        yield
    finally:
        renewing.cancel()
        if not member.is_sent_away:
            delivering.cancel()
        await asyncio.wait([delivering, renewing])


async def _take_part(socket: WebSocket, member: Member, room: Room) -> None:
    """Until the browser goes, or breaks the rules and is sent away."""
    try:
        async for frame in _frames(socket):
            if member.is_sent_away:
                return
            room.hear(member, frame)
    except _Expelled as expelled:
        member.send_away(expelled.code)
    except frames.Malformed:
        member.send_away(UNACCEPTABLE)


async def _frames(socket: WebSocket) -> AsyncIterator[Frame | Presence]:
    """What the browser says, within the limits."""
    now = asyncio.get_running_loop().time
    allowance = Allowance(MESSAGES_A_SECOND, MESSAGES_AT_ONCE, left=MESSAGES_AT_ONCE, at=now())
    for_presence = Allowance(PRESENCES_A_SECOND, PRESENCES_A_SECOND, left=PRESENCES_A_SECOND, at=now())
    while (event := await socket.receive())["type"] == "websocket.receive":
        message = event.get("bytes")
        if message is None:
            raise _Expelled(UNACCEPTABLE)
        if len(message) > LARGEST_MESSAGE:
            raise _Expelled(TOO_BIG)
        frame = frames.read(message)
        if not (for_presence if isinstance(frame, Presence) else allowance).spend(now()):
            raise _Expelled(AGAINST_POLICY)
        yield frame
