"""Processes that serve rooms, pages that write in them, and a network between that delivers when it is told to.

A page is modelled on `frontend/src/prose`: one message under way, what is typed meanwhile merged, and after each new
connection all that the server lacks. The rooms are the real ones.
"""

import asyncio
from collections import deque
from dataclasses import dataclass, field

from pycrdt import Doc, Text
from starlette.applications import Starlette
from starlette.routing import WebSocketRoute

from api.live import LiveText
from core.ports import Store
from tests.drills import wire
from tests.drills.outbox import Outbox, Parcel
from tests.drills.wire import Heard

KEYS = ("root_cause", "went_well")
LOST = 1006


class Process:
    """One that serves the rooms of a store, until it is stopped."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._live = LiveText(lambda: store, ())
        self._app = Starlette(routes=[WebSocketRoute("/live/{postmortem}", self._live.enter)])
        self._lines: set[Line] = set()

    def open(self, address: str, token: str, *, is_kept: bool = True) -> "Line":
        """What its other end says is kept until it is asked for, or forgotten."""
        line = Line(is_kept=is_kept)
        self._lines.add(line)
        scope = {
            "type": "websocket",
            "path": address,
            "raw_path": address.encode(),
            "root_path": "",
            "query_string": f"pass={token}&tab=t".encode(),
            "headers": [],
            "subprotocols": [],
        }
        line.serving = asyncio.create_task(self._app(scope, line.receive, line.send))
        return line

    async def stop(self) -> None:
        """Every line breaks, wherever the rooms are with their work."""
        for line in self._lines:
            line.cut()
        await asyncio.gather(*(line.serving for line in self._lines if line.serving))
        if self._live._rooms._end_listening:
            self._live._rooms._end_listening()


@dataclass(eq=False)
class Line:
    """A connection. What either end has said waits until it is delivered."""

    is_kept: bool = True
    up: deque[bytes] = field(default_factory=deque)
    down: deque[bytes] = field(default_factory=deque)
    news: asyncio.Event = field(default_factory=asyncio.Event)
    code: int | None = None
    serving: asyncio.Task[None] | None = None

    def __post_init__(self) -> None:
        self._heard: asyncio.Queue[dict[str, object]] = asyncio.Queue()
        self._heard.put_nowait({"type": "websocket.connect"})

    @property
    def is_cut(self) -> bool:
        return self.code is not None

    async def receive(self) -> dict[str, object]:
        return await self._heard.get()

    async def send(self, message: dict[str, object]) -> None:
        if message["type"] == "websocket.accept":
            return
        if self.is_cut:
            raise OSError("cut")
        if message["type"] == "websocket.close":
            self._end(int(str(message["code"])))
        elif message["type"] == "websocket.send" and self.is_kept:
            content = message["bytes"]
            assert isinstance(content, bytes)
            self.down.append(content)
        self.news.set()

    def carry_up(self, most: int) -> None:
        for _message in range(min(most, len(self.up))):
            self.say(self.up.popleft())

    def say(self, message: bytes) -> None:
        """At once, overtaking what waits."""
        if not self.is_cut:
            self._heard.put_nowait({"type": "websocket.receive", "bytes": message})

    def cut(self) -> None:
        """What waits on either side is dropped."""
        if not self.is_cut:
            self._end(LOST)
        self.up.clear()
        self.down.clear()

    def _end(self, code: int) -> None:
        self.code = code
        self._heard.put_nowait({"type": "websocket.disconnect", "code": code})
        self.news.set()


class Page:
    """A tab of a browser, and what its browser keeps."""

    def __init__(self) -> None:
        self.doc: Doc[Text] = Doc()
        self.line: Line | None = None
        self.updates: list[bytes] = []
        self._outbox = Outbox()
        self._is_live = False

    @property
    def is_settled(self) -> bool:
        is_heard = self.line is not None and not self.line.up and not self.line.down
        return is_heard and self._is_live and self._outbox.is_empty

    @property
    def texts(self) -> dict[str, str]:
        return {key: self.text(key) for key in KEYS}

    def text(self, key: str) -> str:
        return str(self.doc.get(key, type=Text))

    def write(self, key: str, start: int, stop: int, words: str) -> str:
        """Put words in place of a passage; what was there. Places are those of characters."""
        shared, text = self.doc.get(key, type=Text), self.text(key)
        heard: list[bytes] = []
        subscription = self.doc.observe(lambda event: heard.append(event.update))
        with self.doc.transaction():
            at = len(text[:start].encode())
            del shared[at : at + len(text[start:stop].encode())]
            shared.insert(at, words)
        self.doc.unobserve(subscription)
        for update in heard:
            self.updates.append(update)
            self._outbox.add(Parcel(update, frozenset()))
        self._send()
        return text[start:stop]

    def connect(self, line: Line) -> None:
        self.lose()
        self.line = line
        line.up.append(wire.state(self.doc.get_state()))

    def lose(self) -> None:
        if self.line:
            self.line.cut()
        self.line, self._is_live = None, False
        self._outbox.refused()

    def reload(self) -> None:
        """What the browser keeps is the document; who types in it is somebody new to the others."""
        self.lose()
        kept, self.doc = self.doc.get_update(), Doc()
        self.doc.apply_update(kept)
        self._outbox = Outbox()

    def carry_down(self, most: int, *, twice: bool = False) -> None:
        """Hear so many messages; an update may come twice."""
        for _message in range(min(most, len(self.line.down) if self.line else 0)):
            assert self.line
            message = self.line.down.popleft()
            self._hear(wire.read(message))
            if twice and message[:2] == b"\x00\x02":
                self._hear(wire.read(message))

    def _hear(self, message: wire.Message) -> None:
        match message.heard:
            case Heard.STATE:
                self._outbox.clear()
                if self.doc.get_state() != b"\x00":
                    self._outbox.add(Parcel(self.doc.get_update(message.content), frozenset()))
            case Heard.MISSING:
                self.doc.apply_update(message.content)
                self._is_live = True
            case Heard.UPDATE:
                self.doc.apply_update(message.content)
            case Heard.SAVED:
                self._outbox.delivered()
            case Heard.NOT_SAVED:
                raise AssertionError(message)
            case Heard.OTHER:
                return
        self._send()

    def _send(self) -> None:
        if self.line and self._is_live and (parcel := self._outbox.next()):
            self.line.up.append(wire.update(parcel.update))
