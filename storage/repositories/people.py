"""People of the workspace."""

from collections.abc import Sequence

from sqlalchemy import Connection, select
from sqlalchemy.exc import IntegrityError

from core.domain.errors import NotFound, Taken
from core.domain.ids import PersonId
from core.domain.people import Person
from core.domain.signals import RightsChanged, Signal
from storage import tables
from storage.mapping import fold, from_row, put, to_row

_people = tables.person


class SqlPeople:
    """`signals` collects what the transaction is to tell when it is kept."""

    def __init__(self, connection: Connection, signals: list[Signal]) -> None:
        self._connection = connection
        self._signals = signals

    def get(self, person: PersonId) -> Person:
        row = self._connection.execute(select(_people).where(_people.c.id == person)).mappings().first()
        if row is None:
            raise NotFound("person", person)
        return from_row(Person, row)

    def lock(self, person: PersonId) -> None:
        self._connection.execute(select(_people.c.id).where(_people.c.id == person).with_for_update())

    def by_email(self, email: str) -> Person | None:
        query = select(_people).where(_people.c.email_folded == fold(email))
        row = self._connection.execute(query).mappings().first()
        return from_row(Person, row) if row else None

    def save(self, person: Person) -> None:
        """Raises `Taken` when somebody else has the e-mail address."""
        query = select(_people.c.role, _people.c.is_active).where(_people.c.id == person.id)
        before = self._connection.execute(query).first()
        try:
            put(self._connection, _people, to_row(_people, person))
        except IntegrityError as problem:
            raise Taken(person.email) from problem
        if before and (before.role, before.is_active) != (person.role, person.is_active):
            self._signals.append(RightsChanged(person=person.id))

    def all(self) -> Sequence[Person]:
        people = [from_row(Person, row) for row in self._connection.execute(select(_people)).mappings()]
        return sorted(people, key=lambda person: (fold(person.name), person.email))
