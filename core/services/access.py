"""What a person may do with a postmortem."""

from dataclasses import dataclass

from core.domain.errors import Forbidden, Inactive, NotFound
from core.domain.ids import PersonId, PostmortemId
from core.domain.people import Person, Role
from core.ports import Store, UnitOfWork


@dataclass(frozen=True, slots=True)
class Rights:
    may_read: bool
    may_write: bool


NONE = Rights(may_read=False, may_write=False)


def rights_of(store: Store, person: PersonId, postmortem: PostmortemId) -> Rights:
    """None for whoever is not known or not active any more, and for a postmortem that is not there."""
    try:
        with store.read() as work:
            work.postmortems.revision(postmortem)
            return of_person(work.people.get(person))
    except NotFound:
        return NONE


def of_person(who: Person) -> Rights:
    """In every postmortem of the workspace."""
    return Rights(may_read=who.is_active, may_write=who.is_active and who.role is not Role.READER)


def require_write(work: UnitOfWork, person: PersonId) -> None:
    """For every service that changes a postmortem, inside its transaction; raises `Forbidden` or `Inactive`.

    Whoever is not known here has not come in by a page: it is a program with the database in its hands, such as the
    command line, and may write.
    """
    try:
        who = work.people.get(person)
    except NotFound:
        return
    if not who.is_active:
        raise Inactive(who.name)
    if not of_person(who).may_write:
        raise Forbidden(who.name)
