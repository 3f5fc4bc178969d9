"""Write prose: always as updates of shared texts, so that nobody's typing is overwritten."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from core.document.passage_finding import between
from core.document.shared_text import LONGEST, PROSE_KEYS, SharedText
from core.domain.errors import NotFound, Refused, TooLong
from core.domain.ids import ChangeKey, PostmortemId
from core.ports import Store, UnitOfWork
from core.services import sittings
from core.services.access import require_write
from core.services.sittings import Author

MOST_UPDATES: Final = 200
"""Stored updates of one postmortem; when there are more, one takes the place of all."""


@dataclass(frozen=True, slots=True)
class Edit:
    """An update of the shared texts, as somebody's browser sent it."""

    update: bytes
    by: Author


@dataclass(frozen=True, slots=True)
class News:
    """Stored updates, and the sequence number of the last that there is."""

    sequence: int
    updates: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class Appended:
    """`news` are the updates of others before these; `outcomes` tell of each edit what of it was new, or why not."""

    sequence: int
    news: tuple[bytes, ...]
    outcomes: tuple[bytes | Refused, ...]


def news(store: Store, postmortem: PostmortemId, *, after: int = 0) -> News:
    """The stored updates from behind a sequence number; raises `NotFound` or a `StorageError`."""
    with store.read() as work:
        work.postmortems.revision(postmortem)
        rows = work.prose.updates(postmortem, after)
    return News(rows[-1][0] if rows else after, tuple(update for _, update in rows))


def append_updates(
    store: Store, postmortem: PostmortemId, edits: Iterable[Edit], *, after: int, now: datetime
) -> Appended:
    """Keep the edits, each on its own merits, in one transaction; raises `NotFound` or a `StorageError`.

    `after` is the last sequence number that the caller knows of.
    """
    with store.begin() as work:
        writing = _Writing(work, postmortem, now)
        unknown = tuple(update for sequence, update in writing.rows if sequence > after)
        outcomes = tuple(writing.try_edit(edit) for edit in edits)
        writing.finish()
    return Appended(writing.sequence, unknown, outcomes)


def append_update(store: Store, postmortem: PostmortemId, update: bytes, *, by: Author, now: datetime) -> int:
    """Keep one update; its sequence number. Raises `Garbled` or `TooLong` when it cannot be taken."""
    with store.begin() as work:
        writing = _Writing(work, postmortem, now)
        writing.edit(Edit(update, by))
        writing.finish()
    return writing.sequence


def write_text(
    store: Store, postmortem: PostmortemId, key: str, text: str, *, by: Author, now: datetime
) -> None:
    """Turn the prose of one section into this text, leaving alone what stays the same."""
    with store.begin() as work:
        write_texts(work, postmortem, {key: text}, by=by, now=now)


def write_texts(
    work: UnitOfWork, postmortem: PostmortemId, texts: Mapping[str, str], *, by: Author, now: datetime
) -> None:
    """As `write_text` for several sections, inside a transaction; raises `NotFound`, `TooLong` or `Forbidden`."""
    require_write(work, by.id)
    writing = _Writing(work, postmortem, now)
    for key, text in texts.items():
        writing.rewrite(key, _clean(text), by)
    writing.finish()


class _Writing:
    """The shared texts of a postmortem while one transaction changes them."""

    def __init__(self, work: UnitOfWork, postmortem: PostmortemId, now: datetime) -> None:
        work.postmortems.lock(postmortem)
        self._work = work
        self._postmortem = postmortem
        self._now = now
        self.rows: Sequence[tuple[int, bytes]] = work.prose.updates(postmortem)
        self.sequence = self.rows[-1][0] if self.rows else 0
        self._shared = SharedText(update for _, update in self.rows)
        self._texts = self._shared.texts()
        self._count = len(self.rows)

    def try_edit(self, edit: Edit) -> bytes | Refused:
        try:
            return self.edit(edit)
        except Refused as refused:
            return refused

    def edit(self, edit: Edit) -> bytes:
        new = self._shared.take(edit.update)
        self._keep(new, edit.by, is_typed=True)
        return new

    def rewrite(self, key: str, text: str, by: Author) -> None:
        if key not in PROSE_KEYS:
            raise NotFound("section", key)
        if len(text) > LONGEST:
            raise TooLong(len(text), LONGEST)
        self._keep(self._shared.rewrite(key, text), by, is_typed=False)

    def finish(self) -> None:
        if self._count > MOST_UPDATES:
            self._work.prose.compact(self._postmortem, self.sequence, self._shared.whole())

    def _keep(self, update: bytes, by: Author, *, is_typed: bool) -> None:
        if not update:
            return
        self.sequence = self._work.prose.append(self._postmortem, update, by=by.id, now=self._now)
        self._count += 1
        before, self._texts = self._texts, self._shared.texts()
        changed = {key: text for key, text in self._texts.items() if text != before.get(key, "")}
        self._work.prose.write_plain(self._postmortem, {key: _clean(text) for key, text in changed.items()})
        for key, text in changed.items():
            sittings.note(
                self._work,
                self._postmortem,
                key,
                between(_clean(before.get(key, "")), _clean(text), by.id),
                by=by,
                now=self._now,
                key=ChangeKey(f"{self._postmortem}-{key}-{self.sequence}"),
                is_typed=is_typed,
            )
        self._work.postmortems.touch(self._postmortem, self._now, sections=list(changed), is_prose=True)


def _clean(text: str) -> str:
    """As databases and text areas can hold it: lines end with LF, no NUL, no half of a character."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\N{REPLACEMENT CHARACTER}")
    return text.encode(errors="replace").decode()
