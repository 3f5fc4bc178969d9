"""The prose of one postmortem as a Yjs document: one shared text per section, changed by small updates.

Updates commute: applied in any order, any number of times, they give the same texts. pycrdt counts in
bytes of UTF-8, browsers in UTF-16 units; no offset leaves this module.
"""

from collections.abc import Container, Iterable, Mapping
from typing import Any, Final

from pycrdt import Doc, Subscription, Text
from pycrdt import get_update as part_unknown_to

from core.document.deltas import Delta, followed
from core.document.rewriting import rewriting
from core.document.schema import PROSE
from core.domain.errors import Garbled, TooLong
from core.domain.ids import PersonId
from core.domain.passages import Passages, Put

LONGEST: Final = 200_000
"""Characters of one text at most."""

PROSE_KEYS: Final = frozenset(section.key for section in PROSE)

_LONGEST_COUNT: Final = 9
"""Bytes of a number at most."""

_MOST_KEPT: Final = 1_000
"""Updates to begin again from; when there are more, one takes their place."""

_NOBODY: Final = PersonId("")


class SharedText:
    """The texts that some updates give. May change threads, but for one thread at a time.

    A change costs as much as the texts that it concerns, whatever else there is.
    """

    def __init__(self, updates: Iterable[bytes] = (), *, keys: Container[str] = PROSE_KEYS) -> None:
        self._keys = keys
        self._kept = list(updates)
        self._changes: dict[str, Passages] = {}
        self._begin()

    def _begin(self) -> None:
        self._doc = _document(self._kept)
        self._texts = {key: str(_text(self._doc, key)).encode() for key in self._doc.keys()}  # noqa: SIM118 -- no mapping
        self._deltas: list[tuple[str, Delta]] = []
        self._new: list[bytes] = []
        self._subscriptions: dict[str, Subscription] = {}
        self._doc.observe(lambda event: self._new.append(event.update))
        for key in PROSE_KEYS.union(self._texts):
            self._watch(key)

    def _watch(self, key: str) -> None:
        def hear(event: Any) -> None:
            self._deltas.append((key, event.delta))

        self._subscriptions[key] = _text(self._doc, key).observe(hear)

    @property
    def changes(self) -> Mapping[str, Passages]:
        """What the last `take` or `rewrite` did to the texts."""
        return self._changes

    def learn(self, updates: Iterable[bytes]) -> None:
        """Apply updates that were stored before, and so verified."""
        for update in updates:
            self._doc.apply_update(update)
            self._kept.append(update)
        if self._new:
            for key in {key for key, _delta in self._deltas}:
                self._texts[key] = str(_text(self._doc, key)).encode()
            self._forget()

    def text(self, key: str) -> str:
        return self._texts.get(key, b"").decode()

    def texts(self) -> dict[str, str]:
        """The text under each key that was ever written to; keys of no section left out."""
        return {key: text.decode() for key, text in sorted(self._texts.items()) if key in self._keys}

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

    def take(self, update: bytes, by: PersonId = _NOBODY) -> bytes:
        """Apply an update that need not be trusted; the part of it that was new, or nothing.

        Raises `Garbled` when it does not decode, builds on updates that are not here, or holds anything but
        plain text of known sections; `TooLong` when it makes a text longer than allowed. The texts then
        stay as they were.
        """
        try:
            _apply(self._doc, update)
            _refuse_rest(part_unknown_to(update, self.state()))
            before = dict(self._texts)
            self._follow(by)
            self._verify(before)
        except (Garbled, TooLong):
            self._begin()
            raise
        return self._keep()

    def rewrite(self, key: str, text: str, by: PersonId = _NOBODY) -> bytes:
        """Turn the text of a section into another by few edits; the update that does it, or nothing."""
        shared = _text(self._doc, key)
        old = self.text(key)
        with self._doc.transaction():
            for edit in reversed(rewriting(old, text)):
                start = len(old[: edit.start].encode())
                del shared[start : start + len(old[edit.start : edit.stop].encode())]
                if edit.text:
                    shared.insert(start, edit.text)
        self._follow(by)
        return self._keep()

    def _follow(self, by: PersonId) -> None:
        """Do to the plain texts what was done to the shared ones."""
        self._changes = {}
        for key in self._doc.keys():  # noqa: SIM118 -- a document is no mapping
            if key not in self._subscriptions:
                raise Garbled(f"no section {key!r}")
        for key, delta in self._deltas:
            self._texts[key], self._changes[key] = followed(self._texts.get(key, b""), delta, by)

    def _verify(self, before: Mapping[str, bytes]) -> None:
        for key, passages in self._changes.items():
            after = self._texts[key]
            if key not in self._keys:
                raise Garbled(f"no section {key!r}")
            if len(_text(self._doc, key)) != len(after) or _has_returns(passages):
                raise Garbled(f"more than lines of text in {key!r}")
            if len(after) > LONGEST:
                _measure(after.decode(), before.get(key, b"").decode())

    def _keep(self) -> bytes:
        update = b"".join(self._new)
        if update:
            self._kept.append(update)
        self._forget()
        return update

    def _forget(self) -> None:
        self._new.clear()
        self._deltas.clear()
        if len(self._kept) > _MOST_KEPT:
            self._kept = [self.whole()]


def _refuse_rest(unknown: bytes) -> None:
    if unknown[0]:
        raise Garbled("builds on updates that are not here")


def _has_returns(passages: Passages) -> bool:
    return any(isinstance(passage, Put) and "\r" in passage.text for passage in passages)


def _measure(after: str, before: str) -> None:
    if len(after) > max(LONGEST, len(before)):
        raise TooLong(len(after), LONGEST)


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
