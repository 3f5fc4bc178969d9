"""Signals as short texts that processes send each other."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any, Final

from core.domain.errors import TooLong
from core.domain.signals import Missed, Present, RightsChanged, Signal, Touched

LONGEST: Final = 7_900
"""Bytes; PostgreSQL takes fewer than 8,000."""

_KINDS: Final[Mapping[str, type[Signal]]] = {
    "touched": Touched,
    "present": Present,
    "rights": RightsChanged,
    "missed": Missed,
}
_NAMES: Final = {kind: name for name, kind in _KINDS.items()}


def write(sender: str, signals: Sequence[Signal]) -> Iterator[str]:
    """As few letters as hold them, in order; raises `TooLong` for a signal that no letter holds."""
    batch = ""
    for signal in signals:
        spelled = _spell(signal)
        longer = f"{batch},{spelled}" if batch else spelled
        if batch and _length(sender, longer) > LONGEST:
            yield _letter(sender, batch)
            longer = spelled
        if (length := _length(sender, longer)) > LONGEST:
            raise TooLong(length, LONGEST)
        batch = longer
    if batch:
        yield _letter(sender, batch)


def read(letter: str) -> tuple[str, tuple[Signal, ...]]:
    """Who sent it, and what it says; what another version of the product says otherwise is a `Missed`."""
    sender, _space, spelled = letter.partition(" ")
    try:
        return sender, tuple(_signal(*one) for one in json.loads(spelled))
    except (ValueError, KeyError, TypeError):
        return sender, (Missed(),)


def _letter(sender: str, batch: str) -> str:
    return f"{sender} [{batch}]"


def _length(sender: str, batch: str) -> int:
    return len(_letter(sender, batch).encode(errors="surrogatepass"))


def _spell(signal: Signal) -> str:
    content = [_NAMES[type(signal)], asdict(signal)]
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def _signal(name: str, fields: dict[str, Any]) -> Signal:
    if "sections" in fields:
        fields["sections"] = tuple(fields["sections"])
    return _KINDS[name](**fields)
