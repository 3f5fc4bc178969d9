"""What travels over the socket of a room: the sync messages of y-protocols, and two of ours.

    0 0 state      sync step 1: "I know this much"
    0 1 update     sync step 2: "here is what you lack"
    0 2 update     an update
    2 count        saved: so many of this connection's updates are in the database
    3 count code   not saved: the update of that ordinal, and why

Numbers are variable-length unsigned integers, byte strings and codes come with their length before them.
"""

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import Final

from pycrdt import write_var_uint

_MOST_BITS: Final = 53
"""As many as a number of JavaScript holds."""


class Malformed(Exception):
    """The other side does not speak this language."""


class Kind(IntEnum):
    SYNC = 0
    SAVED = 2
    NOT_SAVED = 3


class Sync(IntEnum):
    STATE = 0
    MISSING = 1
    UPDATE = 2


class Reason(StrEnum):
    TOO_LONG = "too_long"
    READ_ONLY = "read_only"
    STORAGE = "storage"


@dataclass(frozen=True, slots=True)
class Frame:
    kind: Sync
    content: bytes


def read(message: bytes) -> Frame:
    """A message of a browser; raises `Malformed`."""
    if len(message) < 2 or message[0] != Kind.SYNC or message[1] not in set(Sync):  # noqa: PLR2004 -- two bytes
        raise Malformed
    length, start = _number(message, 2)
    if len(message) != start + length:
        raise Malformed
    return Frame(Sync(message[1]), message[start:])


def state(known: bytes) -> bytes:
    return _sync(Sync.STATE, known)


def missing(update: bytes) -> bytes:
    return _sync(Sync.MISSING, update)


def update(content: bytes) -> bytes:
    return _sync(Sync.UPDATE, content)


def saved(count: int) -> bytes:
    return bytes([Kind.SAVED]) + write_var_uint(count)


def not_saved(ordinal: int, reason: Reason) -> bytes:
    return bytes([Kind.NOT_SAVED]) + write_var_uint(ordinal) + _counted(reason.encode())


def _sync(kind: Sync, content: bytes) -> bytes:
    return bytes([Kind.SYNC, kind]) + _counted(content)


def _counted(content: bytes) -> bytes:
    return write_var_uint(len(content)) + content


def _number(message: bytes, start: int) -> tuple[int, int]:
    """The number that begins there, and where it ends."""
    number = 0
    for place, byte in enumerate(message[start:]):
        number |= (byte & 0x7F) << (7 * place)
        if number.bit_length() > _MOST_BITS:
            break
        if byte < 0x80:  # noqa: PLR2004 -- the last byte of a number
            return number, start + place + 1
    raise Malformed
