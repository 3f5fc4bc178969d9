"""Who is here: known by e-mail address."""

import re
from dataclasses import replace
from typing import Final

from core.domain.errors import NotFound, Unreadable
from core.domain.ids import PersonId
from core.domain.people import Person
from core.domain.text import one_line
from core.i18n import LOCALES, N_
from core.ports import Store
from core.services.workspace import known_zone

LONGEST_NAME: Final = 100
LONGEST_EMAIL: Final = 254
_EMAIL: Final = re.compile(r"[^@\s]+@[^@\s]+")


def sign_in(store: Store, *, name: str, email: str, id_: PersonId) -> Person:
    """The person of that address, under that name from now on; a new one gets `id_`.

    Raises `Unreadable` or `TooLong`.
    """
    name = one_line(name, most=LONGEST_NAME, expected=N_("your name, for example Ana Souza"))
    expected = N_("your e-mail address, for example ana@example.com")
    email = one_line(email, most=LONGEST_EMAIL, expected=expected)
    if not _EMAIL.fullmatch(email):
        raise Unreadable(email, expected)
    with store.begin() as work:
        known = work.people.by_email(email)
        person = replace(known, name=name) if known else Person(id=id_, name=name, email=email)
        if person != known:
            work.people.save(person)
    return person


def set_language(store: Store, person: PersonId, language: str) -> Person:
    """Raises `NotFound`, also for a language that the product does not speak."""
    if language not in LOCALES:
        raise NotFound("language", language)
    with store.begin() as work:
        saved = replace(work.people.get(person), language=language)
        work.people.save(saved)
    return saved


def set_zone(store: Store, person: PersonId, zone: str) -> Person:
    """Raises `NotFound`, or `Unreadable` for a zone that there is not."""
    with store.begin() as work:
        saved = replace(work.people.get(person), zone=known_zone(zone))
        work.people.save(saved)
    return saved
