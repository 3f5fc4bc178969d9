"""What a writer may mean by what was typed behind `@` or `#`, and what such names stand for."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final
from unicodedata import combining, normalize
from zoneinfo import ZoneInfo

from core.document.naming import Known, handles, meanings, names_in, names_of_times
from core.document.references import Kind
from core.document.schema import LISTINGS
from core.document.templates import TEMPLATES
from core.document.text.moments import spell_moment
from core.document.wording import zone_named
from core.domain.ids import PostmortemId
from core.domain.people import Person
from core.domain.place import Place
from core.domain.postmortem import Postmortem
from core.domain.referable import Row
from core.i18n import _
from core.ports import Store, UnitOfWork

LIMIT: Final = 8
_WORD: Final = re.compile(r"\w+")
_NOUNS: Final = {listing.key: listing.one for listing in LISTINGS}


class What(StrEnum):
    PERSON = "person"
    REFERENCE = "reference"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """`insert` goes into the text; `title` and `detail` tell what it is."""

    insert: str
    title: str
    detail: str


def suggest(
    store: Store, postmortem: PostmortemId, what: What, query: str, *, limit: int = LIMIT
) -> tuple[Suggestion, ...]:
    """The likeliest first; people whatever the postmortem. Raises `NotFound` or a `StorageError`."""
    with store.read() as work:
        if what is What.PERSON:
            return tuple(_people(work.people.all(), query))[:limit]
        zone = _zone(work, postmortem)
        own = list(_rows(work.referable.rows(postmortem), zone, query))[:limit]
        others = [
            each for each in work.referable.postmortems(query, limit=limit + 1) if each.id != postmortem
        ]
    found = (*own, *(Suggestion(f"#{each.number}", each.title, "") for each in others))
    return found[:limit]


def known(
    store: Store, postmortem: Postmortem, zone: ZoneInfo, address: Callable[[PostmortemId], str]
) -> Known:
    """What the names that occur in a postmortem stand for; `address` is where another one can be read."""
    names = names_in(postmortem)
    numbers = [target for kind, target in names if kind is Kind.POSTMORTEM]
    with store.read() as work:
        people = work.people.all() if any(kind is Kind.PERSON for kind, _target in names) else ()
        numbered = work.referable.numbered(numbers)
    found = meanings(postmortem, zone, people, numbered, address) if names else {}
    return {name: found[name] for name in sorted(names & found.keys())}


def _people(people: Sequence[Person], query: str) -> Iterator[Suggestion]:
    """By beginnings of the words in name and address; whose handle begins so comes first."""
    names = handles(people)
    found = (Suggestion(f"@{names[who.id]}", who.name, who.email) for who in people if who.is_active)
    return _likely(found, query)


def _rows(rows: Sequence[Row], zone: ZoneInfo, query: str) -> Iterator[Suggestion]:
    """By key, time, or beginnings of the words in what they say."""
    moments = [row.at for row in rows if row.at]
    times = iter(names_of_times(moments, zone))
    found = (
        Suggestion(f"#{next(times)}", row.text, spell_moment(row.at, zone))
        if row.at
        else Suggestion(f"#{row.key}", row.text, _(_NOUNS[row.section]))
        for row in rows
    )
    return _likely(found, query)


def _likely(found: Iterable[Suggestion], query: str) -> Iterator[Suggestion]:
    """Those whose own name begins with the query, then those that say its words."""
    wanted = _folded(query)
    words = _WORD.findall(wanted)
    by_words = []
    for each in found:
        if _folded(each.insert[1:]).startswith(wanted):
            yield each
        elif words and _says(words, f"{each.insert} {each.title} {each.detail}"):
            by_words.append(each)
    yield from by_words


def _says(words: Sequence[str], text: str) -> bool:
    said = _WORD.findall(_folded(text))
    return all(any(one.startswith(word) for one in said) for word in words)


def _folded(text: str) -> str:
    """Without case and accents."""
    return "".join(sign for sign in normalize("NFKD", text.strip().casefold()) if not combining(sign))


def _zone(work: UnitOfWork, postmortem: PostmortemId) -> ZoneInfo:
    """The one that the document tells its times in."""
    template = work.fields.read(Place(postmortem, "papers", "template"))
    zone = TEMPLATES[str(template)].zone or work.fields.read(Place(postmortem, "papers", "zone"))
    return zone_named(str(zone)) or ZoneInfo("UTC")
