"""Names of things: short, random, safe in an address and never reused."""

from base64 import b32encode
from hashlib import sha256
from secrets import token_bytes
from typing import Final, NewType

PostmortemId = NewType("PostmortemId", str)
RowId = NewType("RowId", str)
PersonId = NewType("PersonId", str)
AttachmentId = NewType("AttachmentId", str)
ChangeKey = NewType("ChangeKey", str)
"""Names one intended write; repeating the write under the same key changes nothing more."""

_BYTES: Final = 10


def fresh() -> str:
    """80 random bits as 16 characters `a-z2-7`. Entry points call it: chance is an argument of every rule."""
    return b32encode(token_bytes(_BYTES)).decode("ascii").lower()


def derived(*names: object) -> str:
    """The same 16 characters for the same names: for things that follow from others."""
    return b32encode(sha256("/".join(map(str, names)).encode()).digest()[:_BYTES]).decode("ascii").lower()
