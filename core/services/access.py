"""What a person may do with a postmortem."""

from dataclasses import dataclass

from core.domain.errors import NotFound
from core.domain.ids import PersonId, PostmortemId
from core.domain.people import Role
from core.ports import Store


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
            who = work.people.get(person)
    except NotFound:
        return NONE
    return Rights(may_read=who.is_active, may_write=who.is_active and who.role is not Role.READER)
