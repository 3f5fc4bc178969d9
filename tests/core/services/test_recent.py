from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from core.domain.history import Revision
from core.domain.ids import ChangeKey, PersonId, PostmortemId
from core.domain.passages import Put
from core.domain.people import Person
from core.domain.place import Place
from core.domain.taxonomy import Severity
from core.services import editing, postmortems, recent
from core.services.recent import Deed

ID = PostmortemId("cards")
NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
ANA = Person(id=PersonId("ana"), name="Ana", email="ana@example.com")
BEN = Person(id=PersonId("ben"), name="Ben", email="ben@example.com")


@pytest.fixture
def store(sqlite_store):
    postmortems.create(
        sqlite_store,
        id_=ID,
        title="Cards failed",
        severity=Severity.SEV1,
        by=ANA,
        now=NOON,
        key=ChangeKey("create"),
    )
    return sqlite_store


def number(store, value, *, base, by, minute):
    at = NOON + timedelta(minutes=minute)
    place = Place(ID, "incident", "number")
    editing.write_field(store, place, base=base, value=value, by=by, now=at, key=ChangeKey(value))
    return Deed(names={by.id: by.name}, section="incident", at=at)


def typed(store, *, by, minute):
    at = NOON + timedelta(minutes=minute)
    names = {person.id: person.name for person in by}
    with store.begin() as work:
        work.revisions.add(
            Revision(
                key=ChangeKey(f"typed-{minute}"),
                postmortem=ID,
                section="root_cause",
                began_at=at,
                at=at,
                names=names,
                passages=(Put("word", by[0].id),),
            )
        )
    return Deed(names=names, section="root_cause", at=at)


def test_facts_and_prose_are_told_latest_first(store):
    base = postmortems.get(store, ID).incident.number
    first = number(store, "P0-1", base=base, by=ANA, minute=1)
    second = typed(store, by=[BEN], minute=2)
    third = number(store, "P0-2", base="P0-1", by=BEN, minute=3)
    assert list(recent.deeds(store, ID))[:3] == [third, second, first]


def test_news_are_what_others_did_last(store):
    deeds = [typed(store, by=[ANA], minute=3), both := typed(store, by=[ANA, BEN], minute=2)]
    now = both.at + timedelta(minutes=59)
    assert recent.latest_of_others(deeds, ANA.id, now=now) == replace(both, names={BEN.id: BEN.name})
    assert recent.latest_of_others(deeds[:1], ANA.id, now=now) is None


def test_what_is_old_is_no_news(store):
    deed = typed(store, by=[BEN], minute=2)
    assert recent.latest_of_others([deed], ANA.id, now=deed.at + timedelta(hours=1)) is None
