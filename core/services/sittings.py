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


def note(
    work: UnitOfWork,
    postmortem: PostmortemId,
    section: str,
    passages: Passages,
    *,
    by: Author,
    now: datetime,
    key: ChangeKey,
    is_typed: bool = True,
) -> None:
    """Go on with the section's last sitting, or begin one under `key`. What is not typed is a revision of its own."""
    last = work.revisions.latest(postmortem, section) if is_typed else None
    if last and _goes_on(last, passages, now):
        names = {**last.names, by.id: by.name}
        joined = composed(last.passages, passages)
        work.revisions.amend(replace(last, at=now, names=names, passages=joined))
        return
    work.revisions.add(
        Revision(
            key=key,
            postmortem=postmortem,
            section=section,
            began_at=now,
            at=now,
            names={by.id: by.name},
            passages=passages,
            is_closed=not is_typed,
        )
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
