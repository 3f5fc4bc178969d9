"""Stories written down through the services, as if their authors had done so at the time."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Final

from core.document.schema import FACTS, LISTINGS
from core.domain.ids import ChangeKey, PostmortemId, RowId, derived
from core.domain.people import Person
from core.domain.place import Place
from core.domain.postmortem import Postmortem
from core.domain.taxonomy import Stage
from core.ports import Store
from core.services import postmortems, stages
from core.services.demo.cast import MANAGER, PEOPLE
from core.services.demo.setting import Setting
from core.services.editing import Write, add_row, write_fields
from core.services.prose import write_text

_DAYS_UNTIL: Final = {Stage.IN_REVIEW: 2.5, Stage.APPROVED: 5.0, Stage.PUBLISHED: 6.0, Stage.ARCHIVED: 200.0}
"""After the incident began."""


@dataclass(frozen=True, slots=True)
class Writing:
    """One story on its way into a store; the seed makes its ids and keys."""

    store: Store
    setting: Setting
    seed: int

    @property
    def _id(self) -> PostmortemId:
        return PostmortemId(derived("demo", self.seed, self.setting.story.key))

    @property
    def _author(self) -> Person:
        return PEOPLE[self.setting.story.author]

    def _key(self, *names: object) -> ChangeKey:
        return ChangeKey(derived("demo", self.seed, self.setting.story.key, *names))

    def _hours(self, hours: float) -> datetime:
        return self.setting.began + timedelta(hours=hours)

    def write(self) -> None:
        """All of it, or nothing when it has been written before."""
        with self.store.read() as work:
            if work.history.get(self._key("begin")):
                return
        told = self.setting.told()
        begun = self._begin()
        self._write_facts(begun, told)
        self._add_rows(told)
        self._write_prose(told)
        self._move()

    def _begin(self) -> Postmortem:
        story = self.setting.story
        made = postmortems.create(
            self.store,
            id_=self._id,
            title=story.title,
            severity=story.severity,
            by=self._author,
            now=self._hours(3),
            key=self._key("begin"),
        )
        postmortems.choose(
            self.store,
            Place(made.id, "papers", "language"),
            story.language,
            base=made.papers.language,
            by=self._author,
            now=self._hours(3),
            key=self._key("language"),
        )
        return made

    def _write_facts(self, begun: Postmortem, told: Postmortem) -> None:
        writes = list(_differences(begun, told))
        write_fields(self.store, writes, by=self._author, now=self._hours(4), key=self._key("facts"))

    def _add_rows(self, told: Postmortem) -> None:
        commander = PEOPLE[self.setting.story.commander]
        for listing in LISTINGS:
            previous = ""
            for number, row in enumerate(getattr(told, listing.key)):
                named: Any = replace(row, id=RowId(self._key(listing.key, number)))
                if listing.key == "whys":
                    named, previous = replace(named, after=previous), f"{listing.prefix}-{number + 1}"
                key = self._key("row", listing.key, number)
                add_row(self.store, self._id, listing.key, named, by=commander, now=self._hours(5), key=key)

    def _write_prose(self, told: Postmortem) -> None:
        for hour, (section, text) in enumerate(told.prose.items(), start=20):
            write_text(self.store, self._id, section, text, by=self._author, now=self._hours(hour))

    def _move(self) -> None:
        reached = list(Stage).index(self.setting.story.stage)
        for stage, days in list(_DAYS_UNTIL.items())[:reached]:
            stages.move(
                self.store,
                postmortems.get(self.store, self._id),
                stage,
                by=PEOPLE[MANAGER],
                now=self.setting.after(days),
                key=self._key(stage),
            )


def _differences(begun: Postmortem, told: Postmortem) -> Iterator[Write]:
    """The facts that the story tells and the new draft does not have yet."""
    for facts in FACTS:
        for field in facts.fields:
            was, is_ = (getattr(getattr(each, facts.key), field.key) for each in (begun, told))
            if not field.is_kept and is_ not in (was, None, ""):
                yield Write(Place(begun.id, facts.key, field.key), was, is_)
