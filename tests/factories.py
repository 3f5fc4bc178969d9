"""Values for tests, without surprises: what is not given is plain, and alike every time."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from itertools import count
from typing import Any, Final

from core.document.plain import kinds
from core.document.schema import FACTS, LISTINGS, PROSE
from core.domain.history import Change, ChangeKind
from core.domain.ids import ChangeKey, PersonId, PostmortemId, RowId
from core.domain.incident import Incident, Papers
from core.domain.people import Person
from core.domain.postmortem import Postmortem
from core.domain.taxonomy import EventKind, Severity
from core.domain.timeline import TimelineEvent
from core.ports import Store

NOON: Final = datetime(2026, 3, 2, 12, tzinfo=UTC)
_serial: Final = count(1)


def an_id(kind: str = "id") -> str:
    """A name that no other call gave."""
    return f"{kind}{next(_serial):05}"


def a_key() -> ChangeKey:
    return ChangeKey(an_id("key"))


def a_person(**given: Any) -> Person:
    return Person(**{"id": PersonId("ana"), "name": "Ana Souza", "email": "ana@example.com"} | given)


def an_event(**given: Any) -> TimelineEvent:
    plain: dict[str, Any] = {
        "id": RowId(an_id("row")),
        "at": NOON,
        "kind": EventKind.OTHER,
        "text": "The error rate rises.",
    }
    return TimelineEvent(**plain | given)


def a_change(**given: Any) -> Change:
    plain: dict[str, Any] = {
        "key": a_key(),
        "postmortem": PostmortemId("p1"),
        "kind": ChangeKind.FIELD,
        "section": "incident",
        "field": "title",
        "by": PersonId("ana"),
        "by_name": "Ana Souza",
        "at": NOON,
    }
    return Change(**plain | given)


def a_postmortem(**given: Any) -> Postmortem:
    """A draft of Ana's with a title and a severity; whole groups of facts may be given."""
    plain: dict[str, Any] = {
        "id": PostmortemId(an_id("pm")),
        "incident": Incident(
            title="Card payments failed", number="P1-007", severity=Severity.SEV2, started_at=NOON
        ),
        "papers": Papers(author="Ana Souza", created_at=NOON, updated_at=NOON),
    }
    return Postmortem(**plain | given)


def full_postmortem() -> Postmortem:
    """Every field of every group, every listing (two rows) and every prose, no two values alike."""
    values = _Distinct()
    parts: dict[str, Any] = {
        section.key: values.for_all(type(getattr(Postmortem(), section.key)), section.key)
        for section in FACTS
        if section.fields
    }
    for listing in LISTINGS:
        parts[listing.key] = tuple(values.for_all(listing.entry, f"{listing.key}{n}") for n in (1, 2))
    prose = {section.key: f"Words on *{section.key}*.\n\n- first\n- second" for section in PROSE}
    papers = replace(parts.pop("papers"), template="full-report", language="en", zone="Europe/Moscow")
    return Postmortem(id=PostmortemId(an_id("pm")), prose=prose, papers=papers, **parts)


class _Distinct:
    """Gives another value for each field, as far as its kind has others."""

    def __init__(self) -> None:
        self._number = count(1)

    def for_all(self, owner: type, where: str) -> Any:
        hints = kinds(owner)
        return owner(
            **{f.name: self._value(hints[f.name], f"{where} {f.name}", f.default) for f in fields(owner)}
        )

    def _value(self, kind: type, words: str, default: object) -> object:
        number = next(self._number)
        if issubclass(kind, StrEnum):
            others = [member for member in kind if member is not default]
            return others[number % len(others)]
        values: Mapping[type, object] = {
            str: words,
            bool: True,
            int: 1_000 + number,
            float: number + 0.25,
            datetime: NOON + timedelta(minutes=number, seconds=number % 60, microseconds=number),
            date: NOON.date() + timedelta(days=number),
        }
        return values[kind]


def identified(postmortem: Postmortem) -> Postmortem:
    """The same content with an id of its own, and ids for its rows."""
    with_ids: dict[str, Any] = {
        listing.key: tuple(replace(row, id=RowId(an_id("row"))) for row in getattr(postmortem, listing.key))
        for listing in LISTINGS
    }
    return replace(postmortem, id=PostmortemId(an_id("pm")), **with_ids)


def keep(store: Store, *postmortems: Postmortem) -> None:
    """Store whole postmortems, rows and prose included."""
    with store.begin() as work:
        for postmortem in postmortems:
            work.postmortems.add(postmortem)
            work.prose.write_plain(postmortem.id, postmortem.prose)
            for section, row in rows_of(postmortem):
                work.rows.add(postmortem.id, section, row)


def rows_of(postmortem: Postmortem) -> Iterator[tuple[str, Any]]:
    """Every row with the section it stands in."""
    for listing in LISTINGS:
        for row in getattr(postmortem, listing.key):
            yield listing.key, row
