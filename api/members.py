"""Those who are in a room: a socket each, with a queue of what is to be sent there."""

import asyncio
import secrets
from typing import Final

from starlette.websockets import WebSocket, WebSocketDisconnect

from api import frames
from api.frames import Reason
from core.services.passes import Pass

UNACCEPTABLE: Final = 1003
AGAINST_POLICY: Final = 1008
TOO_BIG: Final = 1009
TRY_AGAIN_LATER: Final = 1013
PASS_RAN_OUT: Final = 4401
RIGHTS_LOST: Final = 4403

_MOST_WAITING: Final = 2_000
"""Messages for a browser that does not read them; then it has to come back and ask anew."""


class Member:
    """`leave` says who it is and what they may do, `tab` which page of theirs this is.

    Who only listens never asks for prose.
    """

    def __init__(self, socket: WebSocket, leave: Pass, tab: str = "") -> None:
        self.id = secrets.token_urlsafe(8)
        self.leave = leave
        self.tab = tab
        self.wants_prose = False
        self.is_sent_away = False
        self._socket = socket
        self._said = 0
        self._saved = 0
        self._waiting: asyncio.Queue[bytes | int] = asyncio.Queue()

    def next_ordinal(self) -> int:
        """The number of the update that has just come from here."""
        self._said += 1
        return self._said

    def send(self, message: bytes) -> None:
        """Soon, without waiting for it."""
        if self._waiting.qsize() >= _MOST_WAITING:
            self.send_away(TRY_AGAIN_LATER)
        elif not self.is_sent_away:
            self._waiting.put_nowait(message)

    def send_away(self, code: int) -> None:
        """Close the socket behind what is waiting to be sent."""
        if not self.is_sent_away:
            self.is_sent_away = True
            self._waiting.put_nowait(code)

    def turn_away(self, code: int) -> None:
        """Close the socket at once: what is waiting is not for this person."""
        while not self._waiting.empty():
            self._waiting.get_nowait()
        self.is_sent_away = False
        self.send_away(code)

    def tell_saved(self, updates: int) -> None:
        """So many more of this connection's updates are in the database."""
        self._saved += updates
        self.send(frames.saved(self._saved))

    def tell_not_saved(self, ordinal: int, reason: Reason) -> None:
        self.send(frames.not_saved(ordinal, reason))

    async def deliver(self) -> None:
        """Send what waits, as it comes, until the socket closes."""
        try:
            while isinstance(message := await self._waiting.get(), bytes):
                await self._socket.send_bytes(message)
            await self._socket.close(message)
        except WebSocketDisconnect:
            self.is_sent_away = True
