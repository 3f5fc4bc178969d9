"""Write prose: always as updates of shared texts, so that nobody's typing is overwritten."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from core.domain.ids import PostmortemId
from core.ports import Store, UnitOfWork
from core.services.access import require_write
from core.services.manuscript import Manuscript, Writing
from core.services.sittings import Author


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


def news(store: Store, postmortem: PostmortemId, *, after: int = 0) -> News:
    """The stored updates from behind a sequence number; raises `NotFound` or a `StorageError`."""
    with store.read() as work:
        work.postmortems.revision(postmortem)
        rows = work.prose.updates(postmortem, after)
    return News(rows[-1][0] if rows else after, tuple(update for _, update in rows))


def append_update(
    store: Store, postmortem: PostmortemId, update: bytes, *, by: Author, now: datetime
) -> None:
    """Keep one update. Raises `Garbled` or `TooLong` when it cannot be taken."""
    with store.begin() as work:
        writing = Writing(work, postmortem, Manuscript(), now=now)
        writing.edit(update, by)
        writing.finish()


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
    writing = Writing(work, postmortem, Manuscript(), now=now)
    for key, text in texts.items():
        writing.rewrite(key, text, by)
    writing.finish()
