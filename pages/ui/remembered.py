"""What a browser is asked to remember: who sits there, and in which language.

The person is kept as a signed token, so that nobody becomes somebody else by editing a cookie.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from itsdangerous import BadData, URLSafeSerializer

from core.domain.errors import NotFound
from core.domain.ids import PersonId
from core.domain.people import Person
from core.ports import Store

PERSON: Final = "afterword_person"
LANGUAGE: Final = "afterword_language"


@dataclass(frozen=True, slots=True)
class Cookie:
    """`value` may hold letters, digits and `-_.` only."""

    name: str
    value: str
    days: int = 365


def person(store: Store, cookies: Mapping[str, str]) -> Person | None:
    """Who was remembered; nobody when the token is forged, from another workspace, or of a person since removed."""
    if not (token := cookies.get(PERSON)):
        return None
    with store.begin() as work:
        try:
            return work.people.get(PersonId(str(_signer(work.workspace.secret()).loads(token))))
        except (BadData, NotFound):
            return None


def language(cookies: Mapping[str, str]) -> str:
    return cookies.get(LANGUAGE, "")


def person_cookie(store: Store, who: Person | None) -> Cookie:
    """Remembers a person; forgets when there is none."""
    if who is None:
        return Cookie(PERSON, "", days=0)
    with store.begin() as work:
        return Cookie(PERSON, _signer(work.workspace.secret()).dumps(who.id))


def language_cookie(chosen: str) -> Cookie:
    return Cookie(LANGUAGE, chosen)


def _signer(secret: bytes) -> URLSafeSerializer:
    return URLSafeSerializer(secret, salt="remembered-person")
