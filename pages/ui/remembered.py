"""What a browser is asked to remember: who sits there, and in which language.

The person is kept as a signed token, so that nobody becomes somebody else by editing a cookie.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from itsdangerous import BadData, URLSafeSerializer

from core.domain.ids import PersonId
from core.domain.people import Person
from core.ports import Store
from core.services import people
from core.services.passes import signing_secret

PERSON: Final = "afterword_person"
LANGUAGE: Final = "afterword_language"


@dataclass(frozen=True, slots=True)
class Cookie:
    """`value` may hold letters, digits and `-_.` only."""

    name: str
    value: str
    days: int = 365


def person(store: Store, cookies: Mapping[str, str]) -> Person | None:
    """Who was remembered; nobody when the token is forged, from another workspace, or of a person who may not come in any more."""
    if not (token := cookies.get(PERSON)):
        return None
    try:
        who = PersonId(str(_signer(store).loads(token)))
    except BadData:
        return None
    return people.present(store, who)


def language(cookies: Mapping[str, str]) -> str:
    return cookies.get(LANGUAGE, "")


def person_cookie(store: Store, who: Person | None) -> Cookie:
    """Remembers a person; forgets when there is none."""
    if who is None:
        return Cookie(PERSON, "", days=0)
    return Cookie(PERSON, _signer(store).dumps(who.id))


def language_cookie(chosen: str) -> Cookie:
    return Cookie(LANGUAGE, chosen)


def _signer(store: Store) -> URLSafeSerializer:
    return URLSafeSerializer(signing_secret(store), salt="remembered-person")
