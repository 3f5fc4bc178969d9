"""By which short names texts can refer to people, rows and events, and what each of these names means."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from types import MappingProxyType
from typing import Final, TypeAlias
from zoneinfo import ZoneInfo

from core.document.references import HANDLE, Kind, candidates, folded
from core.document.schema import LISTINGS
from core.domain.ids import PersonId, PostmortemId
from core.domain.people import Person
from core.domain.postmortem import Postmortem
from core.domain.referable import Numbered

_UNSPEAKABLE: Final = re.compile(r"[^\w\u0300-\u036f.+-]+")
SAYING: Final[Mapping[str, str]] = {"action_items": "title", "whys": "question", "factors": "name"}
"""Of each listing whose rows have keys, the field that says what a row is about."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a name stands for: `text` is shown in its place unless empty, `title` beside it; it leads to `address`."""

    text: str = ""
    title: str = ""
    address: str = ""


Known: TypeAlias = Mapping[tuple[Kind, str], Meaning]
NOTHING_KNOWN: Final[Known] = MappingProxyType({})


def handle_of(person: Person, among: Iterable[Person]) -> str:
    """What follows the `@`: the local part of the e-mail address, with its domain where two people share it."""
    return handles([person, *among])[person.id]


def handles(people: Iterable[Person]) -> dict[PersonId, str]:
    """Of each person; no two are alike."""
    everybody = {person.id: person for person in people}.values()
    names = [_names(person) for person in everybody]
    counts = Counter(chain.from_iterable(names))
    return {
        person.id: next(name for name in (*each, _last_resort(person)) if counts[name] < 2)  # noqa: PLR2004 -- alone
        for person, each in zip(everybody, names, strict=True)
    }


def names_of_times(moments: Sequence[datetime], zone: ZoneInfo) -> list[str]:
    """Of each moment the shortest name that no other has; of those at one instant, the fullest."""
    spelled = [_times(moment, zone) for moment in moments]
    counts = Counter(chain.from_iterable(spelled))
    return [next((name for name in names if counts[name] == 1), names[-1]) for names in spelled]


def meanings(
    postmortem: Postmortem,
    zone: ZoneInfo,
    people: Iterable[Person] = (),
    numbered: Iterable[Numbered] = (),
    address: Callable[[PostmortemId], str] = str,
) -> Known:
    """What the names mean in this postmortem; `address` is where another one can be read."""
    known = dict(_rows(postmortem)) | dict(_events(postmortem, zone)) | dict(_people(people))
    for other in numbered:
        meaning = Meaning("", other.title, address(other.id))
        known.setdefault((Kind.POSTMORTEM, folded(other.number)), meaning)
    return known


def names_in(postmortem: Postmortem) -> frozenset[tuple[Kind, str]]:
    """All that might be names in the prose and the rows."""
    rows = chain.from_iterable(getattr(postmortem, listing.key) for listing in LISTINGS)
    cells = (getattr(row, field) for row in rows for field in row.__dataclass_fields__)
    return candidates(
        "\n".join(text for text in (*postmortem.prose.values(), *cells) if isinstance(text, str))
    )


def _names(person: Person) -> tuple[str, ...]:
    """Those that a person could have, the shortest first."""
    local, _mark, domain = map(_speakable, person.email.rpartition("@"))
    return (local, f"{local}@{domain}") if local and domain else tuple(filter(None, (local,)))


def _last_resort(person: Person) -> str:
    return "-".join((*_names(person)[:1], _speakable(person.id)))


def _speakable(text: str) -> str:
    """As much of it as may follow an `@`."""
    found = HANDLE.search(_UNSPEAKABLE.sub("-", folded(text)))
    return found[0] if found else ""


def _people(people: Iterable[Person]) -> Iterator[tuple[tuple[Kind, str], Meaning]]:
    known = tuple(people)
    for person, handle in zip(known, handles(known).values(), strict=True):
        for name in {*_names(person)[1:], handle}:
            yield (Kind.PERSON, name), Meaning(person.name, f"@{handle}")


def _rows(postmortem: Postmortem) -> Iterator[tuple[tuple[Kind, str], Meaning]]:
    for section, field in SAYING.items():
        for row in getattr(postmortem, section):
            yield (Kind.ROW, row.key.upper()), Meaning(title=getattr(row, field))


def _events(postmortem: Postmortem, zone: ZoneInfo) -> Iterator[tuple[tuple[Kind, str], Meaning]]:
    texts: dict[str, list[str]] = defaultdict(list)
    for event in postmortem.timeline:
        for name in _times(event.at, zone) if event.at else ():
            texts[name].append(event.text)
    return (((Kind.EVENT, name), Meaning(title="\n".join(said))) for name, said in texts.items())


def _times(moment: datetime, zone: ZoneInfo) -> tuple[str, ...]:
    """Its names, the shortest first: `14:05`, `14:05:30`, `2026-03-02T14:05`, `2026-03-02T14:05:30`."""
    try:
        local = moment.astimezone(zone)
    except OverflowError:
        local = moment
    day, time = local.date().isoformat(), local.time()
    minutes, seconds = time.isoformat("minutes"), time.isoformat("seconds")
    return minutes, seconds, f"{day}T{minutes}", f"{day}T{seconds}"
