"""As much of the language of rooms as one who writes prose must speak."""

from dataclasses import dataclass
from enum import Enum, auto

from pycrdt import write_var_uint


class Heard(Enum):
    """What a message of the server is about; of other kinds a writer need not know."""

    STATE = auto()
    MISSING = auto()
    UPDATE = auto()
    SAVED = auto()
    NOT_SAVED = auto()
    OTHER = auto()


@dataclass(frozen=True, slots=True)
class Message:
    heard: Heard
    content: bytes = b""
    count: int = 0


_SYNC = (Heard.STATE, Heard.MISSING, Heard.UPDATE)


def read(message: bytes) -> Message:
    """Raises an `IndexError` when it breaks off."""
    match message[0]:
        case 0:
            _length, start = number(message, 2)
            return Message(_SYNC[message[1]], message[start:])
        case 2:
            return Message(Heard.SAVED, count=number(message, 1)[0])
        case 3:
            count, end = number(message, 1)
            _length, start = number(message, end)
            return Message(Heard.NOT_SAVED, message[start:], count)
        case _:
            return Message(Heard.OTHER)


def state(known: bytes) -> bytes:
    return b"\x00\x00" + _counted(known)


def update(content: bytes) -> bytes:
    return b"\x00\x02" + _counted(content)


def number(message: bytes, start: int) -> tuple[int, int]:
    """The number that begins there, and where it ends."""
    value = place = 0
    while True:
        byte = message[start + place]
        value |= (byte & 0x7F) << (7 * place)
        place += 1
        if byte < 0x80:
            return value, start + place


def _counted(content: bytes) -> bytes:
    return write_var_uint(len(content)) + content
