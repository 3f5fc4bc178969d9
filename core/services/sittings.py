"""Tell the history what was written: a revision for each sitting at a text, from its first edit to a pause."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final, Protocol

from core.domain.history import Revision
from core.domain.ids import ChangeKey, PersonId, PostmortemId
from core.domain.passages import Passages, composed, forgotten
from core.ports import UnitOfWork

PAUSE: Final = timedelta(minutes=2)
"""Who writes on within it goes on with the same sitting, as do others."""

LONGEST_SITTING: Final = timedelta(minutes=30)

_SLIP: Final = 40
"""So many characters of one's own a person may take out again, at once, without the history remembering them."""


class Author(Protocol):
    @property
    def id(self) -> PersonId: ...
    @property
    def name(self) -> str: ...


class Notes:
    """What one transaction writes down, in memory until `keep`.

    `latest` are the last revisions by section as far as they are known; it is brought up to date.
    """

    def __init__(
        self, work: UnitOfWork, postmortem: PostmortemId, latest: dict[str, Revision | None], now: datetime
    ) -> None:
        self._work = work
        self._postmortem = postmortem
        self._latest = latest
        self._now = now
        self._begun: set[ChangeKey] = set()
        self._changed: dict[ChangeKey, Revision] = {}

    def add(self, section: str, passages: Passages, *, by: Author, key: ChangeKey, is_typed: bool) -> None:
        """Go on with the section's last sitting, or begin one under `key`. What is not typed is a revision of its own."""
        last = self._last(section) if is_typed else None
        if last and _goes_on(last, passages, self._now):
            names = {**last.names, by.id: by.name}
            revision = replace(last, at=self._now, names=names, passages=composed(last.passages, passages))
        else:
            revision = self._first(section, passages, by, key, is_closed=not is_typed)
            self._begun.add(key)
        self._latest[section] = self._changed[revision.key] = revision

    def keep(self) -> None:
        for key, revision in self._changed.items():
            if key in self._begun:
                self._work.revisions.add(revision)
            else:
                self._work.revisions.amend(revision)

    def _last(self, section: str) -> Revision | None:
        if section not in self._latest:
            self._latest[section] = self._work.revisions.latest(self._postmortem, section)
        return self._latest[section]

    def _first(
        self, section: str, passages: Passages, by: Author, key: ChangeKey, *, is_closed: bool
    ) -> Revision:
        return Revision(
            key=key,
            postmortem=self._postmortem,
            section=section,
            began_at=self._now,
            at=self._now,
            names={by.id: by.name},
            passages=passages,
            is_closed=is_closed,
        )


def _goes_on(last: Revision, passages: Passages, now: datetime) -> bool:
    """Whether it is the same sitting, and joining loses nothing but slips that their author took back."""
    return (
        not last.is_closed
        and now - last.at <= PAUSE
        and now - last.began_at <= LONGEST_SITTING
        and all(
            put.by == cut.by and len(cut.text) <= _SLIP for put, cut in forgotten(last.passages, passages)
        )
    )
