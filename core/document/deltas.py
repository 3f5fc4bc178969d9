"""What an event of a Yjs text says: how the text came from the one before, counted in bytes of UTF-8."""

from collections.abc import Iterator, Sequence
from typing import Any, TypeAlias

from core.domain.errors import Garbled
from core.domain.ids import PersonId
from core.domain.passages import Cut, Keep, Passage, Passages, Put, normal

Delta: TypeAlias = Sequence[dict[str, Any]]


def followed(old: bytes, delta: Delta, by: PersonId) -> tuple[bytes, Passages]:
    """The text after, and how it came from the old one; raises `Garbled` when more than text were put in."""
    passages = tuple(_passages(old, delta, by))
    kept = sum(step.get("retain", 0) + step.get("delete", 0) for step in delta)
    return b"".join([*_pieces(old, delta), old[kept:]]), normal(passages)


def _passages(old: bytes, delta: Delta, by: PersonId) -> Iterator[Passage]:
    at = 0
    for step in delta:
        match step:
            case {"retain": int(length), **rest} if not rest:
                yield Keep(len(old[at : at + length].decode()))
                at += length
            case {"delete": int(length)}:
                yield Cut(old[at : at + length].decode(), by)
                at += length
            case {"insert": str(text), **rest} if not rest:
                yield Put(text, by)
            case _:
                raise Garbled("more than text")


def _pieces(old: bytes, delta: Delta) -> Iterator[bytes]:
    at = 0
    for step in delta:
        if "insert" in step:
            yield step["insert"].encode()
            continue
        if "retain" in step:
            yield old[at : at + step["retain"]]
        at += step.get("retain", 0) + step.get("delete", 0)
