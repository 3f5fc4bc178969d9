"""A postmortem as what JSON can hold: for `--format json`, the history and the front matter of Markdown.

`{"incident": {"title": …}, "prose": {"root_cause": …}, "timeline": [{"at": …}, …]}`; moments as
`2026-03-02T14:05:00Z`, days as `2026-03-02`, members of closed sets by value.
"""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import cache
from types import NoneType
from typing import Any, Final, TypeAlias, get_args, get_type_hints

from core.document.schema import FACTS, LISTINGS
from core.domain.history import Plain
from core.domain.postmortem import Postmortem

PlainDocument: TypeAlias = dict[str, Any]
_EMPTY: Final = Postmortem()


def plain(value: object) -> Plain:
    """One value of a field as JSON can hold it."""
    match value:
        case datetime():
            return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
        case date():
            return value.isoformat()
        case StrEnum():
            return value.value
        case None | str() | bool() | int() | float():
            return value
        case _:
            raise TypeError(type(value))


def from_plain(text: Plain, kind: type) -> object:
    """The value of type `kind` that `plain` gave; a `ValueError` when it is none."""
    if text is None or kind in (str, int, bool):
        return text
    if kind is float:
        return float(text)
    if kind is datetime:
        return datetime.fromisoformat(str(text)).astimezone(UTC)
    if kind is date:
        return date.fromisoformat(str(text))
    return kind(text)


def value_at(section: str, field: str, given: Plain) -> object:
    """What `plain` gave for that field of a group of facts or of a listing's rows; a `KeyError` when there is none."""
    listing = next((each for each in LISTINGS if each.key == section), None)
    owner = listing.entry if listing else type(getattr(_EMPTY, section))
    return from_plain(given, kinds(owner)[field])


@cache
def kinds(owner: type) -> Mapping[str, type]:
    """The type of each field of a value's class, `None` set aside."""
    return {name: _kind(hint) for name, hint in get_type_hints(owner).items()}


def _kind(hint: Any) -> type:
    given = [part for part in get_args(hint) if part is not NoneType]
    one = given[0] if given else hint
    kind: type = getattr(one, "__supertype__", one)
    return kind


def to_plain(postmortem: Postmortem) -> PlainDocument:
    """The whole content, identity aside; what is empty is left out of facts and prose."""
    document: PlainDocument = {}
    for facts in FACTS:
        if facts.fields:
            document[facts.key] = _plain_value(getattr(postmortem, facts.key))
    document["prose"] = {key: text for key, text in sorted(postmortem.prose.items()) if text}
    for listing in LISTINGS:
        document[listing.key] = [_plain_value(row) for row in getattr(postmortem, listing.key)]
    return document


def _plain_value(value: Any) -> dict[str, Plain]:
    assert is_dataclass(value)
    return {f.name: plain(getattr(value, f.name)) for f in fields(value) if f.compare}
