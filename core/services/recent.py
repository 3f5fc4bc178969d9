"""Who changed what last in a postmortem: one line of news for those who are looking at it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from core.domain.ids import PersonId, PostmortemId
from core.ports import Store

_LOOKED_AT: Final = 6
"""Of each kind: behind so many changes of one's own nothing is news any more."""
_NEWS: Final = timedelta(hours=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """Who changed a section, and when. `names` are all who took part, by person."""

    names: Mapping[PersonId, str]
    section: str
    at: datetime


def deeds(store: Store, postmortem: PostmortemId) -> Sequence[Deed]:
    """The last few, latest first."""
    with store.read() as work:
        changes = work.history.of(postmortem, limit=_LOOKED_AT)
        revisions = work.revisions.of(postmortem, limit=_LOOKED_AT)
    found = [Deed(names={each.by: each.by_name}, section=each.section, at=each.at) for each in changes]
    found += [Deed(names=each.names, section=each.section, at=each.at) for each in revisions]
    return sorted(found, key=lambda deed: deed.at, reverse=True)


def latest_of_others(among: Sequence[Deed], me: PersonId, *, now: datetime) -> Deed | None:
    """The last deed in which somebody else took part, told without this person, while it is news."""
    for deed in among:
        others = {person: name for person, name in deed.names.items() if person != me}
        if others and now - deed.at < _NEWS:
            return Deed(names=others, section=deed.section, at=deed.at)
    return None
