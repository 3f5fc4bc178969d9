"""Writers without a browser: a socket each, typing words into one section."""

import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from threading import Event, Thread
from typing import Final

from pycrdt import Doc, Text
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect

from benchmarks.harness.server import Server
from core import clock
from core.domain.ids import PersonId, PostmortemId
from core.ports import Store
from core.services import passes
from core.services.passes import Pass

_STATE: Final = bytes([0, 0])
_UPDATE: Final = bytes([0, 2])


def enter(server: Server, store: Store, postmortem: PostmortemId, person: str) -> ClientConnection:
    """A socket in the room, as this person's browser would open it; nothing is asked for yet."""
    leave = Pass(postmortem=postmortem, id=PersonId(person), name=person, may_write=True)
    token = passes.issue(store, leave, now=clock.now())
    return connect(
        f"ws://localhost:{server.port}/live/{postmortem}?pass={token}&tab={person}", max_size=None, proxy=None
    )


@contextmanager
def writers(
    server: Server, store: Store, postmortem: PostmortemId, sections: list[str], *, keys_a_second: float
) -> Iterator[None]:
    """One for each of the sections (which may repeat), typing until the block ends."""
    stop = Event()
    with ExitStack() as stack:
        for number, section in enumerate(sections):
            socket = stack.enter_context(enter(server, store, postmortem, f"writer{number}"))
            for work in (_swallow, _type):
                thread = Thread(target=work, args=(socket, section, stop, 1 / keys_a_second), daemon=True)
                thread.start()
        try:
            yield
        finally:
            stop.set()


def _type(socket: ClientConnection, section: str, stop: Event, pause: float) -> None:
    """Digits, since the measured keys are letters, in short lines."""
    doc: Doc[Text] = Doc()
    text = doc.get(section, type=Text)
    number = 0
    while not stop.is_set():
        known = doc.get_state()
        number += 1
        text += str(number % 10) if number % 10 else "\n"
        update = doc.get_update(known)
        try:
            socket.send(_UPDATE + _counted(update))
        except ConnectionClosed:
            return
        time.sleep(pause)


def _swallow(socket: ClientConnection, _section: str, stop: Event, _pause: float) -> None:
    try:
        socket.send(_STATE + _counted(Doc().get_state()))
        while not stop.is_set():
            socket.recv()
    except ConnectionClosed:
        return


def _counted(content: bytes) -> bytes:
    """The content behind its length, as variable-length numbers are written."""
    length, digits = len(content), bytearray()
    while length > 0x7F:
        digits.append(length & 0x7F | 0x80)
        length >>= 7
    return bytes([*digits, length]) + content
