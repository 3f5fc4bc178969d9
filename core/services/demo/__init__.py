"""A believable workspace to look around in: twelve incidents of one year, told by those who had them."""

from datetime import datetime, timedelta
from random import Random
from typing import Final

from core.domain.errors import NotEmpty
from core.domain.ids import ChangeKey, PostmortemId, derived
from core.domain.objectives import CreditStep, Slo
from core.domain.register import Filter
from core.domain.taxonomy import Severity
from core.ports import Store, UnitOfWork
from core.services import objectives, postmortems, workspace
from core.services.demo.cast import CREDITS, OBJECTIVES, OLGA, PEOPLE
from core.services.demo.joined import Joined
from core.services.demo.setting import Setting
from core.services.demo.stories import STORIES
from core.services.demo.story import Story
from core.services.demo.writing import Writing

__all__ = ["populate"]

_FRESH: Final = "Push notifications arrive twice on Android"


def populate(store: Store, *, now: datetime, seed: int = 1, may_add: bool = False) -> int:
    """Write the demo in one transaction; how many postmortems it has.

    The same under the same seed and time, so that a second run adds nothing. Raises `NotEmpty` for a workspace
    with postmortems unless one `may_add` to it.
    """
    with store.begin() as work:
        there = work.postmortems.find(Filter(), limit=1).total
        if there and not may_add:
            raise NotEmpty(there)
        joined = Joined(work)
        _set_up(work, joined)
        for story in STORIES:
            Writing(joined, Setting(story, _beginning(story, now, seed)), seed).write()
        _begin_one(joined, now, seed)
    return len(STORIES) + 1


def _set_up(work: UnitOfWork, store: Store) -> None:
    if work.workspace.get() is None:
        workspace.set_up(store, profile="platform", name="Northwind Shop", zone="Europe/Berlin")
    for person in PEOPLE.values():
        if work.people.by_email(person.email) is None:
            work.people.save(person)
    if not work.objectives.slos():
        promises: tuple[Slo | CreditStep, ...] = (*OBJECTIVES, *CREDITS)
        for promise in promises:
            objectives.add(store, promise, by=PEOPLE[OLGA])


def _beginning(story: Story, now: datetime, seed: int) -> datetime:
    """The day and minute are the story's; the second is the seed's."""
    day = (now - timedelta(days=story.days_ago)).date()
    second = Random(derived(seed, story.key)).randrange(60)  # noqa: S311 -- nothing secret
    return datetime.combine(day, story.began, now.tzinfo) + timedelta(seconds=second)


def _begin_one(store: Store, now: datetime, seed: int) -> None:
    """A draft of this morning, of which only the title is known."""
    postmortems.create(
        store,
        id_=PostmortemId(derived("demo", seed, "fresh")),
        title=_FRESH,
        severity=Severity.SEV3,
        by=PEOPLE[OLGA],
        now=now - timedelta(hours=2),
        key=ChangeKey(derived("demo", seed, "fresh", "begin")),
    )
