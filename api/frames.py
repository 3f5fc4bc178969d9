"""What travels over the socket of a room: the sync messages of y-protocols, and some of ours.

    0 0 state      sync step 1: "I know this much"
    0 1 update     sync step 2: "here is what you lack"
    0 2 update     an update
    1 text         presence: of oneself to the server, of the others from the server
    2 count        saved: so many of this connection's updates are in the database
    3 count text   not saved: the update of that ordinal, and why
    4 text         changed: the postmortem has this revision; told on entering, and with each change
    5 text         a pass for later connections

Numbers are variable-length unsigned integers, byte strings and texts come with their length before them. What is
told as JSON is spelled with the names in `presence` and `changed`.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import Any, Final, TypeAlias

from pycrdt import write_var_uint

LARGEST_PRESENCE: Final = 2_048
"""Bytes of JSON."""

_MOST_BITS: Final = 53
"""As many as a number of JavaScript holds."""


class Malformed(Exception):
    """The other side does not speak this language."""


class Kind(IntEnum):
    SYNC = 0
    PRESENCE = 1
    SAVED = 2
    NOT_SAVED = 3
    CHANGED = 4
    PASS = 5


class Sync(IntEnum):
    STATE = 0
    MISSING = 1
    UPDATE = 2


class Reason(StrEnum):
    TOO_LONG = "too_long"
    READ_ONLY = "read_only"
    STORAGE = "storage"


State: TypeAlias = Mapping[str, Any]
"""Where somebody is in the document, in words of the browsers' own."""


@dataclass(frozen=True, slots=True)
class Frame:
    kind: Sync
    content: bytes


@dataclass(frozen=True, slots=True)
class Presence:
    """`content` is for `state_of`."""

    content: bytes


def read(message: bytes) -> Frame | Presence:
    """A message of a browser; raises `Malformed`."""
    if message[:1] == bytes([Kind.PRESENCE]):
        content = _rest(message, 1)
        if len(content) > LARGEST_PRESENCE:
            raise Malformed
        return Presence(content)
    if len(message) < 2 or message[0] != Kind.SYNC or message[1] not in set(Sync):  # noqa: PLR2004 -- two bytes
        raise Malformed
    return Frame(Sync(message[1]), _rest(message, 2))


def state_of(content: bytes) -> State | None:
    """What a browser says of itself; nothing when it goes. Raises `Malformed`."""
    try:
        state = json.loads(content, parse_constant=_refuse)
        json.dumps(state, ensure_ascii=False, allow_nan=False).encode()
    except (ValueError, RecursionError) as problem:
        raise Malformed from problem
    if state is not None and not isinstance(state, dict):
        raise Malformed
    return state


def state(known: bytes) -> bytes:
    return _sync(Sync.STATE, known)


def missing(update: bytes) -> bytes:
    return _sync(Sync.MISSING, update)


def update(content: bytes) -> bytes:
    return _sync(Sync.UPDATE, content)


def presence(member: str, person: str, name: str, state: State | None) -> bytes:
    """Without a state: that member is gone."""
    return _told(Kind.PRESENCE, {"member": member, "person": person, "name": name, "state": state})


def saved(count: int) -> bytes:
    return bytes([Kind.SAVED]) + write_var_uint(count)


def not_saved(ordinal: int, reason: Reason) -> bytes:
    return bytes([Kind.NOT_SAVED]) + write_var_uint(ordinal) + _counted(reason.encode())


def changed(revision: int, sections: Sequence[str], *, is_prose: bool, tab: str) -> bytes:
    """Without sections it may be anywhere."""
    told = {"revision": revision, "sections": list(sections), "prose": is_prose, "tab": tab}
    return _told(Kind.CHANGED, told)


def fresh_pass(token: str) -> bytes:
    return bytes([Kind.PASS]) + _counted(token.encode())


def _told(kind: Kind, content: object) -> bytes:
    spelled = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return bytes([kind]) + _counted(spelled.encode())


def _refuse(_constant: str) -> None:
    raise Malformed


def _sync(kind: Sync, content: bytes) -> bytes:
    return bytes([Kind.SYNC, kind]) + _counted(content)


def _counted(content: bytes) -> bytes:
    return write_var_uint(len(content)) + content


def _rest(message: bytes, start: int) -> bytes:
    """The byte string that begins there and ends with the message."""
    length, start = _number(message, start)
    if len(message) != start + length:
        raise Malformed
    return message[start:]


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
