"""Who is here: known by e-mail address."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from core.domain.errors import Inactive, NotFound, Unreadable
from core.domain.ids import PersonId
from core.domain.people import Person, Role
from core.domain.text import one_line
from core.i18n import LOCALES, N_
from core.ports import Store, UnitOfWork

LONGEST_NAME: Final = 100
LONGEST_EMAIL: Final = 254
_EMAIL: Final = re.compile(r"[^@\s]+@[^@\s]+")


def sign_in(store: Store, *, name: str, email: str, id_: PersonId) -> Person:
    """The person of that address, under that name from now on; a new one gets `id_`.

    Raises `Unreadable` or `TooLong`, and `Inactive` for whoever may not come in any more.
    """
    name = one_line(name, most=LONGEST_NAME, expected=N_("your name, for example Ana Souza"))
    expected = N_("your e-mail address, for example ana@example.com")
    email = one_line(email, most=LONGEST_EMAIL, expected=expected)
    if not _EMAIL.fullmatch(email):
        raise Unreadable(email, expected)
    with store.begin() as work:
        known = work.people.by_email(email)
        if known and not known.is_active:
            raise Inactive(known.name)
        person = replace(known, name=name) if known else Person(id=id_, name=name, email=email)
        if person != known:
            work.people.save(person)
    return person


def present(store: Store, person: PersonId) -> Person | None:
    """The person as known now; nobody when unknown or not active any more."""
    try:
        with store.read() as work:
            who = work.people.get(person)
    except NotFound:
        return None
    return who if who.is_active else None


def everybody(store: Store) -> Sequence[Person]:
    """By name, those who are not active any more included."""
    with store.read() as work:
        return work.people.all()


def set_rights(store: Store, name: str, *, role: Role | None = None, is_active: bool | None = None) -> Person:
    """Change what a person (by e-mail address or id) may do; open pages and sockets learn of it at once.

    What is None stays. Raises `NotFound`.
    """
    with store.begin() as work:
        known = _named(work, name)
        saved = replace(
            known,
            role=known.role if role is None else role,
            is_active=known.is_active if is_active is None else is_active,
        )
        if saved != known:
            work.people.save(saved)
    return saved


def _named(work: UnitOfWork, name: str) -> Person:
    return work.people.by_email(name.strip()) or work.people.get(PersonId(name.strip()))


def set_language(store: Store, person: PersonId, language: str) -> Person:
    """Raises `NotFound`, also for a language that the product does not speak."""
    if language not in LOCALES:
        raise NotFound("language", language)
    with store.begin() as work:
        saved = replace(work.people.get(person), language=language)
        work.people.save(saved)
    return saved
