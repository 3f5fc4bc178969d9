"""Arbitrary postmortems, generated from the schema: whatever a person could have typed or pasted.

No NUL, no control characters and no lone surrogates: those never pass the edge.
"""

from collections.abc import Mapping
from dataclasses import MISSING, fields, replace
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any, Final

from hypothesis import strategies as st

from core.document.fields import (
    LINE_LENGTH,
    Day,
    Facts,
    Field,
    FieldType,
    Flag,
    Line,
    Link,
    Listing,
    Moment,
    Number,
    Person,
    Pick,
    Text,
)
from core.document.plain import kinds
from core.document.schema import FACTS, LISTINGS, PROSE
from core.document.templates import TEMPLATES
from core.domain.postmortem import Postmortem
from core.i18n import LOCALES
from core.profiles.causes import BY_KIND
from core.profiles.roles import ROLES

NASTY_LINES: Final = (
    "|",
    " | ",
    "\\",
    "\\|",
    "`",
    "**bold**",
    "_",
    "# ",
    "- ",
    "1. ",
    "<b>bold</b>",
    "<!-- -->",
    "<script>alert(1)</script>",
    "&amp;",
    "&",
    "<br>",
    "[link](https://example.com/a_b|c)",
    "---",
    "=1+1",
    "@",
    "'",
    '"',
    "%",
    "~21:08 MSK",
    " ",
    "\t",
    "\u00a0",
    "Сбой оплаты в 14:05",
    "Não é óbvio",
    "🔥👩‍🚒",
    "e\u0301",
    "\u202eright to left",
    "AI-1",
)
NASTY_BLOCKS: Final = (
    "\n",
    "\n\n",
    "\n\n\n",
    "\n# Heading\n",
    "\n## Timeline\n",
    "\n### Root cause\n",
    "Heading\n=======\n",
    "\n---\n",
    "\n```\ncode | with # marks\n```\n",
    "\n```python\nunclosed",
    "\n~~~\n",
    "\n    indented code\n",
    "\n| a | b |\n|---|---|\n| 1 | 2 |\n",
    "\n* one\n  * two\n\n\n* three\n",
    "\n> quoted\n",
    "\n<details>\n<summary>More</summary>\n</details>\n",
    "\n<!-- afterword -->\n",
    "trailing blanks   \n",
    "\u2028",
)
EPOCH: Final = datetime(1990, 1, 1)  # noqa: DTZ001 -- hypothesis wants limits without a zone
HORIZON: Final = datetime(2100, 1, 1)  # noqa: DTZ001 -- as above

_printable: Final = st.characters(exclude_categories=("Cc", "Cn", "Cs", "Zl", "Zp"))


def lines(most: int = LINE_LENGTH) -> st.SearchStrategy[str]:
    """One line of text, blanks at its ends and all; may be empty."""
    return _joined(NASTY_LINES).map(lambda line: line[:most])


def texts() -> st.SearchStrategy[str]:
    """Several lines of text; may be empty."""
    return _joined(NASTY_LINES + NASTY_BLOCKS)


def _joined(fragments: tuple[str, ...]) -> st.SearchStrategy[str]:
    part = st.one_of(st.sampled_from(fragments), st.text(_printable, max_size=8))
    return st.lists(part, max_size=4).map("".join)


def moments() -> st.SearchStrategy[datetime]:
    """Instants in UTC: often whole minutes as people type them, else down to the microsecond."""
    exact = st.datetimes(EPOCH, HORIZON, timezones=st.just(UTC))
    return st.one_of(exact.map(lambda at: at.replace(second=0, microsecond=0)), exact)


def days() -> st.SearchStrategy[date]:
    return st.dates(EPOCH.date(), HORIZON.date())


def values(type_: FieldType, kind: type) -> st.SearchStrategy[Any]:
    """What a field of this type and Python kind may hold, emptiness aside."""
    if issubclass(kind, StrEnum):
        return st.sampled_from(kind)
    match type_:
        case Number(whole=True):
            return st.integers(0, 10**12)
        case Number(most=most):
            return st.floats(0, 10**12 if most is None else most, allow_subnormal=False)
        case Pick():
            return st.one_of(st.sampled_from(sorted({*BY_KIND, *ROLES})), lines())
        case _:
            return _BY_TYPE[type(type_)]


_BY_TYPE: Final[Mapping[type, st.SearchStrategy[Any]]] = {
    Line: lines(),
    Person: lines(),
    Link: lines(),
    Text: texts(),
    Moment: moments(),
    Day: days(),
    Flag: st.booleans(),
}


def _of_field(owner: type, field: Field) -> st.SearchStrategy[Any]:
    given = values(field.type, kinds(owner)[field.key])
    may_be_empty = next(f.default for f in fields(owner) if f.name == field.key) in (None, MISSING)
    return st.none() | given if may_be_empty else given


def facts(section: Facts) -> st.SearchStrategy[Any]:
    """A group of facts, any of them given."""
    owner = type(getattr(Postmortem(), section.key))
    given = {field.key: _of_field(owner, field) for field in section.fields}
    if section.key == "papers":
        given |= {
            "template": st.sampled_from(sorted(TEMPLATES)),
            "language": st.sampled_from(LOCALES),
            "zone": st.sampled_from(["UTC", "Europe/Moscow", "America/Sao_Paulo", "Asia/Kolkata"]),
        }
    return st.fixed_dictionaries({}, optional=given).map(lambda found: owner(**found))


def rows(section: Listing, most: int = 3) -> st.SearchStrategy[tuple[Any, ...]]:
    """Rows of a listing; where people call them by a key, each has its own."""
    given = {f.key: _of_field(section.entry, f) for f in section.fields if f.key not in ("key", "after")}
    row = st.fixed_dictionaries({}, optional=given).map(lambda found: section.entry(**found))
    return st.lists(row, max_size=most).map(lambda found: _with_keys(section, found))


def _with_keys(section: Listing, found: list[Any]) -> tuple[Any, ...]:
    """Keys count up; every second why digs below the one before."""
    if not section.prefix:
        return tuple(found)
    keyed = [replace(row, key=f"{section.prefix}-{number}") for number, row in enumerate(found, 1)]
    if section.key == "whys":
        keyed[1::2] = [replace(row, after=keyed[2 * nth].key) for nth, row in enumerate(keyed[1::2])]
    return tuple(keyed)


def prose() -> st.SearchStrategy[dict[str, str]]:
    """Texts of some prose sections, none of them empty."""
    return st.dictionaries(
        st.sampled_from([section.key for section in PROSE]), texts().filter(bool), max_size=4
    )


def postmortems() -> st.SearchStrategy[Postmortem]:
    """Whole postmortems without identity."""
    parts: dict[str, Any] = {section.key: facts(section) for section in FACTS if section.fields}
    parts |= {section.key: rows(section) for section in LISTINGS}
    return st.fixed_dictionaries({"prose": prose()}, optional=parts).map(_whole)


def _whole(parts: dict[str, Any]) -> Postmortem:
    return Postmortem(**parts)
