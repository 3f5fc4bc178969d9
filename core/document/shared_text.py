"""The prose of one postmortem as a Yjs document: one shared text per section, changed by small updates.

Updates commute: applied in any order, any number of times, they give the same texts. pycrdt counts in
bytes of UTF-8, browsers in UTF-16 units; no offset leaves this module.
"""

from collections.abc import Container, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, Final

from pycrdt import Doc, Text
from pycrdt import get_update as part_unknown_to

from core.document.rewriting import rewriting
from core.document.schema import PROSE
from core.domain.errors import Garbled, TooLong

LONGEST: Final = 200_000
"""Characters of one text at most."""

_LONGEST_COUNT: Final = 9
"""Bytes of a number at most."""

PROSE_KEYS: Final = frozenset(section.key for section in PROSE)


class SharedText:
    """The texts that some updates give, for use on the thread that made it."""

    def __init__(self, updates: Iterable[bytes] = (), *, keys: Container[str] = PROSE_KEYS) -> None:
        self._keys = keys
        self._doc = _document(updates)

    def learn(self, updates: Iterable[bytes]) -> None:
        """Apply updates that were stored before, and so verified."""
        for update in updates:
            self._doc.apply_update(update)

    def texts(self) -> dict[str, str]:
        """The text under each key that was ever written to; keys of no section left out."""
        return {key: str(_text(self._doc, key)) for key in sorted(self._doc.keys()) if key in self._keys}

    def state(self) -> bytes:
        """How far this document has come, as Yjs spells it."""
        return self._doc.get_state()

    def since(self, state: bytes) -> bytes:
        """One update with all that a document of that state has not seen; raises `Garbled`."""
        _count_clients(state)
        try:
            return self._doc.get_update(state)
        except ValueError as error:
            raise Garbled(str(error)) from error

    def whole(self) -> bytes:
        """One update that gives these texts."""
        return self._doc.get_update()

    def take(self, update: bytes) -> bytes:
        """Apply an update that need not be trusted; the part of it that was new, or nothing.

        Raises `Garbled` when it does not decode, builds on updates that are not here, or holds anything but
        plain text of known sections; `TooLong` when it makes a text longer than allowed. The texts then
        stay as they were.
        """
        before, whole = self.texts(), self.whole()
        try:
            with _heard(self._doc) as heard:
                _apply(self._doc, update)
            self._verify(update, before)
        except (Garbled, TooLong):
            self._doc = _document([whole])
            raise
        return b"".join(heard)

    def rewrite(self, key: str, text: str) -> bytes:
        """Turn the text of a section into another by few edits; the update that does it, or nothing."""
        shared = _text(self._doc, key)
        old = str(shared)
        with _heard(self._doc) as heard, self._doc.transaction():
            for edit in reversed(rewriting(old, text)):
                start = len(old[: edit.start].encode())
                del shared[start : start + len(old[edit.start : edit.stop].encode())]
                if edit.text:
                    shared.insert(start, edit.text)
        return b"".join(heard)

    def _verify(self, update: bytes, before: dict[str, str]) -> None:
        if part_unknown_to(update, self.state())[0]:
            raise Garbled("builds on updates that are not here")
        for key in self._doc.keys():  # noqa: SIM118 -- a document is no mapping
            if key not in self._keys:
                raise Garbled(f"no section {key!r}")
            shared = _text(self._doc, key)
            text = str(shared)
            if len(shared) != len(text.encode()) or "\r" in text:
                raise Garbled(f"more than lines of text in {key!r}")
            if len(text) > max(LONGEST, len(before.get(key, ""))):
                raise TooLong(len(text), LONGEST)


def texts(updates: Iterable[bytes]) -> dict[str, str]:
    return SharedText(updates).texts()


def difference(updates: Iterable[bytes], key: str, text: str) -> bytes | None:
    """The small update that turns the present text of a section into another; none when they are equal."""
    return SharedText(updates).rewrite(key, text) or None


def merged(updates: Iterable[bytes]) -> bytes:
    """One update in place of many."""
    return SharedText(updates).whole()


def _document(updates: Iterable[bytes]) -> Doc[Text]:
    doc: Doc[Text] = Doc()
    with doc.transaction():
        for update in updates:
            doc.apply_update(update)
    return doc


def _text(doc: Doc[Text], key: str) -> Text:
    return doc.get(key, type=Text)


@contextmanager
def _heard(doc: Doc[Text]) -> Iterator[list[bytes]]:
    """What transactions add to a document meanwhile: at most one update for each."""
    heard: list[bytes] = []

    def hear(event: Any) -> None:
        heard.append(event.update)

    subscription = doc.observe(hear)
    try:
        yield heard
    finally:
        doc.unobserve(subscription)


def _apply(doc: Doc[Text], update: bytes) -> None:
    _count_clients(update)
    try:
        doc.apply_update(update)
    except ValueError as error:
        raise Garbled(str(error)) from error
    except BaseException as error:
        if (
            type(error).__name__ != "PanicException"
        ):  # Rust's, outside the tree of Exception and not importable
            raise
        raise Garbled("not an update") from error


def _count_clients(message: bytes) -> None:
    """Refuse a message that announces more than it can hold: the decoder would make room for all of it."""
    announced = 0
    for place, byte in enumerate(message[:_LONGEST_COUNT]):
        announced |= (byte & 0x7F) << (7 * place)
        if byte < 0x80:  # noqa: PLR2004 -- the last byte of a number
            break
    if announced > len(message):
        raise Garbled("announces more than it holds")
