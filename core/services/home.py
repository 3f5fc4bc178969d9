"""What waits for a person, and how the team stands."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from core.domain.action_items import ActionItem
from core.domain.people import Person
from core.domain.register import Counts, Entry
from core.ports import Store

SHOWN: Final = 20
"""Of each list, at most."""
RECENT: Final = timedelta(days=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """`items` are mine and unsettled, soonest due first, so that the overdue ones lead."""

    drafts: tuple[Entry, ...] = ()
    items: tuple[tuple[Entry, ActionItem], ...] = ()
    reviews: tuple[Entry, ...] = ()
    team: Counts


def waiting_for(store: Store, person: Person, today: date) -> Waiting:
    """Drafts and items that bear the person's name, everything in review, and counts over the workspace."""
    with store.read() as work:
        return Waiting(
            drafts=tuple(work.waiting.drafts(person.name, limit=SHOWN)),
            items=tuple(work.waiting.action_items(person.name, limit=SHOWN)),
            reviews=tuple(work.waiting.in_review(limit=SHOWN)),
            team=work.waiting.counts(today, datetime.combine(today, time(), UTC) - RECENT),
        )
