"""The socket through which a browser enters a room: `/live/{postmortem}?pass=…`."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Collection
from typing import Final

from starlette.websockets import WebSocket

from api import frames
from api.members import TRY_AGAIN_LATER, Member
from api.origin import is_welcome
from api.rate import Allowance
from api.rooms import UNACCEPTABLE, Room, Rooms
from core import clock
from core.domain.errors import AfterwordError, Garbled, NotFound
from core.ports import Store
from core.services import passes
from core.services.passes import Pass

LARGEST_MESSAGE: Final = 1024 * 1024
MESSAGES_A_SECOND: Final = 100
MESSAGES_AT_ONCE: Final = 300
_AGAINST_POLICY: Final = 1008
_TOO_BIG: Final = 1009
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
        member = Member(socket, leave)
        room = self._rooms.of(leave.postmortem)
        delivering = asyncio.create_task(member.deliver())
        try:
            await _take_part(socket, member, room)
        finally:
            if not member.is_sent_away:
                delivering.cancel()
            await self._rooms.leave(member)
            await asyncio.wait([delivering])

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


async def _take_part(socket: WebSocket, member: Member, room: Room) -> None:
    """Until the browser goes, or breaks the rules and is sent away."""
    try:
        await room.enter(member)
        async for message in _messages(socket):
            room.hear(member, frames.read(message))
    except _Expelled as expelled:
        member.send_away(expelled.code)
    except (frames.Malformed, Garbled):
        member.send_away(UNACCEPTABLE)
    except NotFound:
        member.send_away(_AGAINST_POLICY)
    except AfterwordError:
        member.send_away(TRY_AGAIN_LATER)


async def _messages(socket: WebSocket) -> AsyncIterator[bytes]:
    """What the browser says, within the limits."""
    clock_of_loop = asyncio.get_running_loop().time
    allowance = Allowance(MESSAGES_A_SECOND, MESSAGES_AT_ONCE, left=MESSAGES_AT_ONCE, at=clock_of_loop())
    while (event := await socket.receive())["type"] == "websocket.receive":
        message = event.get("bytes")
        if message is None:
            raise _Expelled(UNACCEPTABLE)
        if len(message) > LARGEST_MESSAGE:
            raise _Expelled(_TOO_BIG)
        if not allowance.spend(clock_of_loop()):
            raise _Expelled(_AGAINST_POLICY)
        yield message
