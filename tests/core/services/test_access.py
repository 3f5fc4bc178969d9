from collections.abc import Callable

import pytest

from core.domain.errors import Forbidden, Inactive
from core.domain.ids import AttachmentId, PersonId, PostmortemId, RowId
from core.domain.incident import Papers
from core.domain.people import Person, Role
from core.domain.place import Place
from core.domain.taxonomy import Severity, Stage
from core.ports import Store
from core.services import access, attachments, editing, postmortems, prose, stages
from core.services.access import NONE, Rights
from tests.factories import NOON, a_key, a_person, a_postmortem, an_event, keep

EVENT = an_event(id=RowId("e1"))
IN_REVIEW = Papers(author="Ana Souza", stage=Stage.IN_REVIEW, created_at=NOON, updated_at=NOON)
ONE = a_postmortem(id=PostmortemId("one"), papers=IN_REVIEW, timeline=(EVENT,))
READER = a_person(role=Role.READER)


def know(store: Store, person: Person) -> None:
    with store.begin() as work:
        work.people.save(person)


@pytest.mark.parametrize(
    ("person", "expected"),
    [
        (a_person(), Rights(may_read=True, may_write=True)),
        (a_person(role=Role.READER), Rights(may_read=True, may_write=False)),
        (a_person(is_active=False), NONE),
        (a_person(role=Role.READER, is_active=False), NONE),
    ],
)
def test_what_a_person_may_do(sqlite_store, person, expected):
    keep(sqlite_store, ONE)
    know(sqlite_store, person)
    assert access.rights_of(sqlite_store, person.id, ONE.id) == expected


def test_nobody_has_rights_and_nowhere_are_there_any(sqlite_store):
    keep(sqlite_store, ONE)
    know(sqlite_store, a_person())
    assert access.rights_of(sqlite_store, PersonId("nobody"), ONE.id) == NONE
    assert access.rights_of(sqlite_store, a_person().id, PostmortemId("nowhere")) == NONE


def change_field(store, by):
    place = Place(ONE.id, "incident", "title")
    editing.write_field(store, place, base="Card payments failed", value="x", by=by, now=NOON, key=a_key())


def add_row(store, by):
    editing.add_row(store, ONE.id, "timeline", an_event(), by=by, now=NOON, key=a_key())


def remove_row(store, by):
    editing.remove_row(store, ONE.id, "timeline", EVENT.id, by=by, now=NOON, key=a_key())


def move(store, by):
    stages.move(store, ONE, Stage.DRAFT, by=by, now=NOON, key=a_key())


def attach(store, by):
    attachments.attach(
        store,
        ONE.id,
        name="a.txt",
        content=b"a",
        by=by,
        now=NOON,
        key=a_key(),
        id_=AttachmentId("a"),
    )


def begin(store, by):
    postmortems.create(
        store, id_=PostmortemId("p"), title="x", severity=Severity.SEV1, by=by, now=NOON, key=a_key()
    )


def write_prose(store, by):
    prose.write_text(store, ONE.id, "root_cause", "Because.", by=by, now=NOON)


EVERY_WRITE = [change_field, add_row, remove_row, move, attach, begin, write_prose]


@pytest.mark.parametrize("write", EVERY_WRITE)
@pytest.mark.parametrize(
    ("person", "refusal"),
    [(READER, Forbidden), (a_person(is_active=False), Inactive)],
    ids=["reader", "inactive"],
)
def test_whoever_may_not_write_is_refused_and_nothing_changes(
    sqlite_store: Store, write: Callable, person: Person, refusal: type
):
    keep(sqlite_store, ONE)
    know(sqlite_store, person)
    with pytest.raises(Forbidden) as caught:
        write(sqlite_store, a_person())  # as this person looked before
    assert (type(caught.value), vars(caught.value)) == (refusal, {"name": "Ana Souza"})
    assert postmortems.get(sqlite_store, ONE.id) == ONE
    with sqlite_store.read() as work:
        assert work.history.of(ONE.id, limit=10) == []


@pytest.mark.parametrize("write", EVERY_WRITE)
@pytest.mark.parametrize(
    "person",
    [a_person(), Person(id=PersonId("command-line"), name="", email="")],
    ids=["author", "program that no page let in"],
)
def test_whoever_may_write_is_let(sqlite_store: Store, write: Callable, person: Person):
    keep(sqlite_store, ONE)
    know(sqlite_store, a_person())
    write(sqlite_store, person)
    with sqlite_store.read() as work:
        written = work.postmortems.revisions([ONE.id, PostmortemId("p")])
    assert written in ({ONE.id: 1}, {ONE.id: 0, PostmortemId("p"): 1})


def test_losing_the_right_to_write_stops_the_next_change(sqlite_store):
    keep(sqlite_store, ONE)
    know(sqlite_store, a_person())
    add_row(sqlite_store, a_person())
    know(sqlite_store, READER)
    with pytest.raises(Forbidden):
        add_row(sqlite_store, a_person())
    know(sqlite_store, a_person())
    add_row(sqlite_store, a_person())
    assert len(postmortems.get(sqlite_store, ONE.id).timeline) == 3
