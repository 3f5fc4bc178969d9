"""One who writes prose over a socket as the page does: goes on typing offline and comes back by themselves."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from random import Random
from typing import Final

from pycrdt import Doc, Text, TransactionEvent
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake

from tests.drills import wire
from tests.drills.deeds import Deed, Ledger
from tests.drills.outbox import Outbox, Parcel
from tests.drills.wire import Heard, Message

_FIRST_WAIT: Final = 0.2
_LONGEST_WAIT: Final = 2.5
_RETRY: Final = 0.3
_OUR_FAULT: Final = {1003, 1008, 1009}
"""Closing codes that a writer who keeps to the rules is never given."""


class Expelled(Exception):
    """A writer was sent away for breaking the rules."""


class Writer:
    """`address()` is asked anew for each connection; `on_open` hears of each with the port that it goes out by."""

    def __init__(
        self,
        name: str,
        address: Callable[[], str],
        ledger: Ledger,
        chance: Random,
        on_parcel: Callable[[int, Parcel], None] = lambda _port, _parcel: None,
    ) -> None:
        self.name = name
        self.doc: Doc[Text] = Doc()
        self.is_live = asyncio.Event()
        self.is_away = asyncio.Event()
        self.saves = 0
        self.refusals = 0
        self._address = address
        self._ledger = ledger
        self._chance = chance
        self._on_parcel = on_parcel
        self._outbox = Outbox()
        self._unsaved: set[Deed] = set()
        self._socket: ClientConnection | None = None
        self._news = asyncio.Event()
        self._serial = 0
        self.is_away.set()

    @property
    def is_saved(self) -> bool:
        return self.is_live.is_set() and self._outbox.is_empty and not self._unsaved

    def texts(self) -> dict[str, str]:
        """Those in which something stands."""
        return {key: text for key in sorted(self.doc.keys()) if (text := self.text(key))}

    def text(self, key: str) -> str:
        return str(self.doc.get(key, type=Text))

    async def stay(self) -> None:
        """Be there until cancelled; raises `Expelled`."""
        tries = 0
        while True:
            with suppress(OSError, TimeoutError, InvalidHandshake, ConnectionClosed):
                async with connect(self._address(), compression=None, max_size=None) as socket:
                    tries = 0
                    await self._take_part(socket)
            self._lose()
            wait = min(_LONGEST_WAIT, _FIRST_WAIT * 2**tries) * self._chance.uniform(0.5, 1)
            tries += 1
            await asyncio.sleep(wait)

    async def type(self, key: str) -> None:
        """A new word between two others."""
        self._serial += 1
        deed = Deed(f"{self.name}·{self._serial}é😀")
        words = self.text(key).split()
        before = "".join(f"{word} " for word in words[: self._chance.randint(0, len(words))])
        self._change(deed, lambda: self.doc.get(key, type=Text).insert(len(before.encode()), f"{deed.word} "))
        await self._send()

    async def remove(self, key: str) -> None:
        """Some word, whoever typed it."""
        words = self.text(key).split()
        if not words:
            return
        place = self._chance.randrange(len(words))
        start = len("".join(f"{word} " for word in words[:place]).encode())
        deed = Deed(words[place], is_removal=True)

        def cut() -> None:
            del self.doc.get(key, type=Text)[start : start + len(f"{deed.word} ".encode())]

        self._change(deed, cut)
        await self._send()

    async def wait_until_saved(self) -> None:
        await self.wait_until(lambda: self.is_saved)

    async def wait_until(self, is_so: Callable[[], bool]) -> None:
        """Asked again whenever the server has said something, or is gone."""
        while not is_so():
            self._news.clear()
            await self._news.wait()

    def _change(self, deed: Deed, change: Callable[[], None]) -> None:
        heard: list[bytes] = []

        def hear(event: TransactionEvent) -> None:
            heard.append(event.update)

        subscription = self.doc.observe(hear)
        change()
        self.doc.unobserve(subscription)
        self._ledger.done.add(deed)
        self._unsaved.add(deed)
        self._outbox.add(Parcel(b"".join(heard), frozenset([deed])))

    async def _take_part(self, socket: ClientConnection) -> None:
        self._socket = socket
        self.is_away.clear()
        await socket.send(wire.state(self.doc.get_state()))
        with suppress(ConnectionClosed):
            async for message in socket:
                assert isinstance(message, bytes)
                await self._hear(wire.read(message))
        if socket.close_code in _OUR_FAULT:
            raise Expelled(self.name, socket.close_code, socket.close_reason)

    def _lose(self) -> None:
        self._socket = None
        self.is_live.clear()
        self._outbox.refused()
        self.is_away.set()
        self._news.set()

    async def _hear(self, message: Message) -> None:
        match message.heard:
            case Heard.STATE:
                self._offer(message.content)
            case Heard.MISSING:
                self.doc.apply_update(message.content)
                self.is_live.set()
            case Heard.UPDATE:
                self.doc.apply_update(message.content)
            case Heard.SAVED:
                self.saves += 1
                deeds = self._outbox.delivered().deeds
                self._ledger.acknowledged |= deeds
                self._unsaved -= deeds
            case Heard.NOT_SAVED:
                self.refusals += 1
                self._outbox.refused()
                await asyncio.sleep(_RETRY)
            case Heard.OTHER:
                return
        self._news.set()
        await self._send()

    def _offer(self, known: bytes) -> None:
        self._outbox.clear()
        if self.doc.get_state() != b"\x00":
            self._outbox.add(Parcel(self.doc.get_update(known), frozenset(self._unsaved)))

    async def _send(self) -> None:
        if self._socket is None or not self.is_live.is_set():
            return
        if parcel := self._outbox.next():
            self._on_parcel(self._socket.local_address[1], parcel)
            with suppress(ConnectionClosed):
                await self._socket.send(wire.update(parcel.update))
