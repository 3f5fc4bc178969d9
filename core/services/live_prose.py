"""Prose that people are writing at this moment, kept in memory so that a keystroke costs no more than itself."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from core.domain.errors import Refused
from core.domain.ids import PostmortemId
from core.ports import Store
from core.services.manuscript import Manuscript, Writing
from core.services.prose import Edit


@dataclass(frozen=True, slots=True)
class Written:
    """`news` are the updates of others before these; `outcomes` tell of each edit what of it was new, or why not."""

    news: tuple[bytes, ...]
    outcomes: tuple[bytes | Refused, ...]


class LiveProse:
    """Of one postmortem, as it is stored. For one thread at a time.

    Of what others store it tells once, by `write` or `catch_up`. When a transaction fails, it is read anew.
    """

    def __init__(self, postmortem: PostmortemId) -> None:
        self._postmortem = postmortem
        self._manuscript: Manuscript | None = None
        self._told = 0

    def catch_up(self, store: Store) -> tuple[bytes, ...]:
        """What others have stored since it was last asked; raises `NotFound` or a `StorageError`."""
        manuscript = self._manuscript or Manuscript()
        with store.read() as work:
            work.postmortems.revision(self._postmortem)
            rows = work.prose.updates(self._postmortem, manuscript.sequence)
        manuscript.learn(rows)
        return self._news(manuscript, rows)

    def write(self, store: Store, edits: Iterable[Edit], *, now: datetime, tab: str = "") -> Written:
        """Keep the edits, each on its own merits, in one transaction; raises `NotFound` or a `StorageError`."""
        manuscript, self._manuscript = self._manuscript or Manuscript(), None
        with store.begin() as work:
            writing = Writing(work, self._postmortem, manuscript, now=now, tab=tab)
            outcomes = tuple(_outcome(writing, edit) for edit in edits)
            writing.finish()
        return Written(self._news(manuscript, writing.news), outcomes)

    def answer(self, state: bytes) -> tuple[bytes, bytes]:
        """The state of what was last read, and all that a document of the other state lacks; raises `Garbled`."""
        shared = (self._manuscript or Manuscript()).shared
        return shared.state(), shared.since(state)

    def _news(self, manuscript: Manuscript, rows: Sequence[tuple[int, bytes]]) -> tuple[bytes, ...]:
        news = tuple(update for sequence, update in rows if sequence > self._told)
        self._manuscript, self._told = manuscript, manuscript.sequence
        return news


def _outcome(writing: Writing, edit: Edit) -> bytes | Refused:
    try:
        return writing.edit(edit.update, edit.by)
    except Refused as refused:
        return refused
