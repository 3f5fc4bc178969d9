"""Settings of the workspace and of a person, changed one by one by compare-and-swap."""

from dataclasses import replace
from typing import Any, Final, Literal, TypeAlias

from core.domain.errors import Conflict, NotFound
from core.domain.ids import PersonId, PostmortemId, RowId
from core.domain.people import Person
from core.domain.place import Place
from core.domain.workspace import Workspace
from core.ports import Store
from core.profiles import PROFILES
from core.services.workspace import in_force, known_gap, known_zone, named

WorkspaceField: TypeAlias = Literal["name", "profile", "zone", "timeline_gap_minutes"]
_NOWHERE: Final = PostmortemId("")


def place_of_workspace(field: WorkspaceField) -> Place:
    """A setting belongs to no postmortem."""
    return Place(_NOWHERE, "workspace", field)


def place_of_zone(person: PersonId) -> Place:
    return Place(_NOWHERE, "person", "zone", RowId(person))


def change_workspace(store: Store, field: WorkspaceField, value: str, *, base: object) -> Workspace:
    """Set what the writer saw as `base`; the workspace as it is now.

    Raises `Conflict`, `NotFound`, `TooLong` or `Unreadable`. The language of new documents goes with the profile.
    """
    wish: Any = _read(field, value)
    with store.begin() as work:
        work.workspace.lock()
        known = in_force(work)
        theirs = getattr(known, field)
        if theirs not in (base, wish):
            raise Conflict(place_of_workspace(field), base, wish, theirs)
        changed = replace(known, **{field: wish})
        if field == "profile":
            changed = replace(changed, language=PROFILES[wish].language)
        if theirs != wish:
            work.workspace.save(changed)
        return changed


def change_zone(store: Store, person: PersonId, value: str, *, base: object) -> Person:
    """Set the zone that a person sees times in, seen as `base`; raises `Conflict`, `NotFound` or `Unreadable`."""
    wish = known_zone(value)
    with store.begin() as work:
        work.people.lock(person)
        known = work.people.get(person)
        if known.zone not in (base, wish):
            raise Conflict(place_of_zone(person), base, wish, known.zone)
        changed = replace(known, zone=wish)
        if known != changed:
            work.people.save(changed)
        return changed


def _read(field: WorkspaceField, value: str) -> str | int:
    match field:
        case "timeline_gap_minutes":
            return known_gap(value)
        case "name":
            return named(value)
        case "zone":
            return known_zone(value)
        case "profile" if value in PROFILES:
            return value
        case "profile":
            raise NotFound("profile", value)
