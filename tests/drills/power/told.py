"""What people had been told is saved when the power went, read from what the server had begun to send."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from tests.drills import wire
from tests.drills.deeds import Deed
from tests.drills.journal import Answer, Intent
from tests.drills.outbox import Parcel
from tests.drills.power.trace import Step
from tests.drills.wire import Heard

_SENDS: Final = {"write", "writev", "sendto", "sendmsg"}
_PEER: Final = re.compile(r"TCP:\[[\d.]+:(?P<ours>\d+)->[\d.]+:(?P<theirs>\d+)\]")
_END_OF_HEAD: Final = b"\r\n\r\n"
_UPGRADED: Final = b"HTTP/1.1 101"
_BINARY: Final = 2


class Told:
    """`take` is given every step of the program; a message counts from the moment when it may have left."""

    def __init__(
        self,
        port: int,
        parcels: Mapping[int, Sequence[Parcel]],
        journal: str,
        intents: Sequence[tuple[Intent, Answer | None]],
    ) -> None:
        self.deeds: set[Deed] = set()
        self.answered: list[tuple[Intent, Answer | None]] = []
        self._port = port
        self._parcels = parcels
        self._journal = journal
        self._intents = intents
        self._streams: dict[int, bytes] = defaultdict(bytes)

    def of(self, answer: Answer) -> list[Intent]:
        return [intent for intent, told in self.answered if told is answer]

    def take(self, step: Step) -> None:
        call = step.call
        if not step.is_begin or call.name not in _SENDS or call.result <= 0:
            return
        if call.at == self._journal and any(b'"answer"' in each for each in call.strings):
            self.answered.append(self._intents[len(self.answered)])
        peer = _PEER.match(call.at)
        if peer and int(peer["ours"]) == self._port:
            self._send(int(peer["theirs"]), b"".join(call.strings)[: call.result])

    def _send(self, port: int, content: bytes) -> None:
        stream = self._streams[port] + content
        if stream.startswith(b"HTTP/"):
            head, end, stream = stream.partition(_END_OF_HEAD)
            if not head.startswith(_UPGRADED) or not end:
                self._streams[port] = b"" if end else head
                return
        while (frame := _frame(stream)) is not None:
            code, message, stream = frame
            if code == _BINARY:
                self._hear(port, message)
        self._streams[port] = stream

    def _hear(self, port: int, content: bytes) -> None:
        message = wire.read(content)
        if message.heard is Heard.SAVED:
            for parcel in self._parcels[port][: message.count]:
                self.deeds |= parcel.deeds


def _frame(stream: bytes) -> tuple[int, bytes, bytes] | None:
    """Of a WebSocket, as servers send it: its code, its content and what follows; none while it is not whole."""
    if len(stream) < 2:
        return None
    length, start = stream[1] & 0x7F, 2
    if wide := {126: 2, 127: 8}.get(length):
        length, start = int.from_bytes(stream[2 : 2 + wide], "big"), 2 + wide
    if len(stream) < start + length:
        return None
    return stream[0] & 0x0F, stream[start : start + length], stream[start + length :]
