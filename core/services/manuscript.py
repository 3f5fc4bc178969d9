"""The prose of one postmortem while it is changed."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Final

from core.document.shared_text import LONGEST, PROSE_KEYS, SharedText
from core.domain.errors import NotFound, TooLong
from core.domain.history import Revision
from core.domain.ids import ChangeKey, PersonId, PostmortemId
from core.domain.passages import Cut, Keep, Passage, Passages, Put
from core.ports import UnitOfWork
from core.services.sittings import Author, Notes

MOST_UPDATES: Final = 500
"""Stored updates of one postmortem; when there are more, one takes the place of all."""


class Manuscript:
    """The prose as it was stored at some moment; `sequence` is the number of the last update then."""

    def __init__(self) -> None:
        self.shared = SharedText()
        self.sequence = 0
        self.updates = 0
        self.latest: dict[str, Revision | None] = {}

    def learn(self, rows: Sequence[tuple[int, bytes]]) -> None:
        """What others have stored since."""
        if not rows:
            return
        if self.sequence:
            self.shared.learn(update for _sequence, update in rows)
        else:
            self.shared = SharedText(update for _sequence, update in rows)
        self.sequence = rows[-1][0]
        self.updates += len(rows)
        self.latest.clear()


class Writing:
    """One transaction's changes. The manuscript is brought up to date, changed and, with `finish`, stored.

    It is worth nothing any more when the transaction fails. `news` are the updates that it did not know.
    """

    def __init__(
        self,
        work: UnitOfWork,
        postmortem: PostmortemId,
        manuscript: Manuscript,
        *,
        now: datetime,
        tab: str = "",
    ) -> None:
        work.postmortems.lock(postmortem)
        self.news = work.prose.updates(postmortem, manuscript.sequence)
        manuscript.learn(self.news)
        self._work = work
        self._postmortem = postmortem
        self._manuscript = manuscript
        self._now = now
        self._tab = tab
        self._new: list[tuple[bytes, PersonId]] = []
        self._notes = Notes(work, postmortem, manuscript.latest, now)
        self._sections: set[str] = set()

    def edit(self, update: bytes, by: Author) -> bytes:
        """What of it was new; raises `Garbled` or `TooLong`."""
        new = self._manuscript.shared.take(update, by.id)
        self._keep(new, by, is_typed=True)
        return new

    def rewrite(self, section: str, text: str, by: Author) -> None:
        """Raises `NotFound` or `TooLong`."""
        if section not in PROSE_KEYS:
            raise NotFound("section", section)
        if len(text) > LONGEST:
            raise TooLong(len(text), LONGEST)
        self._keep(self._manuscript.shared.rewrite(section, cleaned(text), by.id), by, is_typed=False)

    def finish(self) -> None:
        if not self._new:
            return
        manuscript, prose = self._manuscript, self._work.prose
        prose.append_all(self._postmortem, self._new, after=manuscript.sequence, now=self._now)
        manuscript.sequence += len(self._new)
        manuscript.updates += len(self._new)
        texts = {section: cleaned(manuscript.shared.text(section)) for section in self._sections}
        prose.write_plain(self._postmortem, texts)
        self._notes.keep()
        self._work.postmortems.touch(
            self._postmortem, self._now, sections=sorted(self._sections), is_prose=True, tab=self._tab
        )
        if manuscript.updates > MOST_UPDATES:
            prose.compact(self._postmortem, manuscript.sequence, manuscript.shared.whole())
            manuscript.updates = 1

    def _keep(self, update: bytes, by: Author, *, is_typed: bool) -> None:
        if not update:
            return
        self._new.append((update, by.id))
        sequence = self._manuscript.sequence + len(self._new)
        for section, passages in self._manuscript.shared.changes.items():
            self._sections.add(section)
            key = ChangeKey(f"{self._postmortem}-{section}-{sequence}")
            self._notes.add(section, _cleaned(passages), by=by, key=key, is_typed=is_typed)


def cleaned(text: str) -> str:
    """As databases and text areas can hold it: lines end with LF, no NUL, no half of a character."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\N{REPLACEMENT CHARACTER}")
    return text.encode(errors="replace").decode()


def _cleaned(passages: Iterable[Passage]) -> Passages:
    return tuple(_clean(passage) for passage in passages)


def _clean(passage: Passage) -> Passage:
    match passage:
        case Keep():
            return passage
        case Put(text, by):
            return Put(cleaned(text), by)
        case Cut(text, by):
            return Cut(cleaned(text), by)
