"""Writers of an Etherpad pad without a browser: its protocol as far as typing at the beginning needs it."""

import json
import re
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from threading import Event, Thread
from typing import Any, Final

from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect

_BASE: Final = 36
_LENGTHS: Final = re.compile(r"Z:([0-9a-z]+)([<>])([0-9a-z]+)")


@contextmanager
def etherpad_writers(address: str, pad: str, count: int, *, keys_a_second: float) -> Iterator[None]:
    stop = Event()
    with ExitStack() as stack:
        for number in range(count):
            socket = stack.enter_context(
                connect(
                    address.replace("http", "ws") + "/socket.io/?EIO=3&transport=websocket",
                    max_size=None,
                    proxy=None,
                )
            )
            writer = _Writer(socket, pad, number)
            Thread(target=writer.listen, daemon=True).start()
            Thread(target=writer.type, args=(stop, 1 / keys_a_second), daemon=True).start()
        try:
            yield
        finally:
            stop.set()


class _Writer:
    """Sends a change when its last one was accepted, as Etherpad's own browser half does."""

    def __init__(self, socket: ClientConnection, pad: str, number: int) -> None:
        self._socket = socket
        self._number = number
        self._revision = 0
        self._length = 0
        self._may_send = Event()
        self._say(
            {
                "component": "pad",
                "type": "CLIENT_READY",
                "padId": pad,
                "sessionID": None,
                "token": f"t.writer{number}",
                "protocolVersion": 2,
                "userInfo": {"colorId": None, "name": None},
            }
        )

    def type(self, stop: Event, pause: float) -> None:
        typed = 0
        try:
            while not stop.is_set():
                if self._may_send.wait(1):
                    self._may_send.clear()
                    typed += 1
                    self._insert(str(typed % 10) if typed % 10 else "\n")
                time.sleep(pause)
        except ConnectionClosed:
            return

    def listen(self) -> None:
        try:
            for message in self._socket:
                assert isinstance(message, str)
                if message.startswith("42"):
                    self._hear(json.loads(message[2:])[1])
        except ConnectionClosed:
            return

    def _hear(self, said: Any) -> None:
        if said.get("type") == "CLIENT_VARS":
            variables = said["data"]["collab_client_vars"]
            self._revision = variables["rev"]
            self._length = len(variables["initialAttributedText"]["text"])
            self._author = said["data"]["userId"]
            self._may_send.set()
        elif said.get("type") == "COLLABROOM":
            news = said["data"]
            if news["type"] == "NEW_CHANGES":
                self._revision, self._length = news["newRev"], _length_after(news["changeset"])
            elif news["type"] == "ACCEPT_COMMIT":
                self._revision = news["newRev"]
                self._length += 1
                self._may_send.set()

    def _insert(self, sign: str) -> None:
        line = "|1" if sign == "\n" else ""
        change = f"Z:{_spelled(self._length)}>1*0{line}+1${sign}"
        self._say(
            {
                "component": "pad",
                "type": "COLLABROOM",
                "data": {
                    "type": "USER_CHANGES",
                    "baseRev": self._revision,
                    "changeset": change,
                    "apool": {"numToAttrib": {"0": ["author", self._author]}, "nextNum": 1},
                },
            }
        )

    def _say(self, words: dict[str, Any]) -> None:
        self._socket.send("42" + json.dumps(["message", words]))


def _length_after(change: str) -> int:
    found = _LENGTHS.match(change)
    assert found, change
    before, sign, by = found.groups()
    return int(before, _BASE) + int(by, _BASE) * (1 if sign == ">" else -1)


def _spelled(number: int) -> str:
    """In the digits that Etherpad counts with."""
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    spelled = ""
    while number:
        number, rest = divmod(number, _BASE)
        spelled = digits[rest] + spelled
    return spelled or "0"
