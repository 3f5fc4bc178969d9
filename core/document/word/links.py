"""Which addresses a document may lead to, and where they stand in running text."""

import re
from collections.abc import Iterator
from typing import Final

LONGEST: Final = 2_000
"""Word refuses to open a file with an address that is much longer."""

_REST: Final = r"[A-Za-z0-9._~:/?#@!$&'()*+,;=%\-]*"
_TARGET: Final = re.compile(
    rf"https?://[A-Za-z0-9_-][A-Za-z0-9._-]*(:\d{{1,5}})?([/?#]{_REST})?|mailto:[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+(\?{_REST})?",
    re.IGNORECASE,
)
_BARE: Final = re.compile(rf"(\bhttps?://{_REST})", re.IGNORECASE)
_CLOSING: Final = ".,;:!?'*_~"


def may_lead_to(address: str) -> bool:
    """Whether it is a web or mail address, and one that Word does not call damaged."""
    return len(address) <= LONGEST and _TARGET.fullmatch(address) is not None


def with_addresses(text: str) -> Iterator[tuple[str, bool]]:
    """The text in pieces, each with whether it is an address; a sentence's own punctuation is none of it."""
    for number, piece in enumerate(_BARE.split(text)):
        address = _without_closing(piece) if number % 2 else ""
        if may_lead_to(address):
            yield address, True
            yield piece[len(address) :], False
        else:
            yield piece, False


def _without_closing(address: str) -> str:
    address = address.rstrip(_CLOSING)
    while address.endswith(")") and address.count(")") > address.count("("):
        address = address[:-1].rstrip(_CLOSING)
    return address
