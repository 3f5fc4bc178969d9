"""Put back what the text of a document could not carry, unless somebody has changed the text since.

What a kept value would look like in the text decides: where the text looks otherwise, a person has written
it, and it is theirs.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any, Final

from core.document.fields import Facts, Listing, Prose
from core.document.markdown.beyond import row_names
from core.document.markdown.checked import checked, legible
from core.document.markdown.doubts import Doubt
from core.document.plain import to_plain
from core.document.rows import shown_order
from core.document.schema import FACTS, LISTINGS, SECTIONS
from core.domain.errors import Refused
from core.domain.postmortem import Postmortem

Rows = Sequence[Any]
_LISTED: Final = frozenset(listing.key for listing in LISTINGS)
_WRONG: Final = (Refused, ValueError, TypeError, KeyError, AttributeError, OverflowError)
"""What comes of front matter that has another shape than ours."""


@dataclass(frozen=True, slots=True)
class Seen:
    """How values look once they are written and read again: a whole document, and rows in their order."""

    document: Callable[[Postmortem], Postmortem]
    rows: Callable[[Listing, Rows], Rows]


def restored(kept: Mapping[str, Any], read: Postmortem, seen: Seen) -> tuple[Postmortem, tuple[Doubt, ...]]:
    """The document that was written, with what has been changed in its text since."""
    doubts: list[Doubt] = []
    candidate = read
    for key, given in kept.items():
        try:
            candidate = _with_section(candidate, key, given, seen)
        except _WRONG:
            doubts.append(Doubt(key, str(given)))
    shown = seen.document(candidate)
    for key in _LISTED & kept.keys():
        if _is_whole(kept[key]) and getattr(shown, key) != getattr(read, key):
            candidate = _with(candidate, key, getattr(read, key))
    return _theirs_kept(read, candidate, shown), tuple(doubts)


def _is_whole(given: object) -> bool:
    return isinstance(given, dict) and isinstance(given.get("all"), list)


def _with(postmortem: Postmortem, key: str, value: Any) -> Postmortem:
    return replace(postmortem, **{key: value})


def _with_section(candidate: Postmortem, key: str, given: Mapping[str, Any], seen: Seen) -> Postmortem:
    if key == "prose":
        texts = {name: legible(text) for name, text in given.items() if isinstance(SECTIONS[name], Prose)}
        return replace(candidate, prose={**candidate.prose, **texts})
    section, held = SECTIONS[key], getattr(candidate, key)
    if isinstance(section, Facts):
        return _with(candidate, key, _with_values(section, held, given))
    assert isinstance(section, Listing)
    if _is_whole(given):
        rows = [_with_values(section, section.entry(), row) for row in given["all"]]
    else:
        rows = _as_entered(section, _with_rows(section, held, given, seen), given.get("order"))
    return _with(candidate, key, tuple(rows))


def _with_values(section: Facts | Listing, held: Any, given: Mapping[str, Any]) -> Any:
    return replace(held, **{name: checked(section, type(held), name, value) for name, value in given.items()})


def _with_rows(section: Listing, rows: Rows, given: Mapping[str, Any], seen: Seen) -> list[Any]:
    candidates = list(rows)
    for place, values in _places(section, rows, given):
        candidates[place] = _with_values(section, candidates[place], values)
    shown = seen.rows(section, candidates)
    if len(shown) != len(rows):
        return list(rows)
    return [_theirs(*each) for each in zip(rows, candidates, shown, strict=True)]


def _places(section: Listing, rows: Rows, given: Mapping[str, Any]) -> list[tuple[int, Mapping[str, Any]]]:
    """Which row each entry speaks of: the nearest that is still like it, else the one in its place."""
    names = row_names(to_plain(_with(Postmortem(), section.key, tuple(rows)))[section.key])
    found: dict[int, Mapping[str, Any]] = {}
    for entry in given.get("rows", ()):
        place, like = int(entry["row"]), entry["like"]
        alike = [nth for nth, name in enumerate(names) if name == like and nth not in found]
        if not alike and given.get("count") == len(rows) and 0 <= place < len(rows) and place not in found:
            alike = [place]
        if alike:
            found[min(alike, key=lambda nth: abs(nth - place))] = entry["set"]
    return list(found.items())


def _as_entered(section: Listing, rows: list[Any], order: object) -> list[Any]:
    """Back from the order in which they are shown, if that is still the one they are in."""
    if not isinstance(order, list) or sorted(order) != list(range(len(rows))):
        return rows
    entered = [row for _place, row in sorted(zip(order, rows, strict=True), key=lambda each: each[0])]
    return entered if shown_order(section, entered) == order else rows


def _theirs_kept(read: Postmortem, candidate: Postmortem, shown: Postmortem) -> Postmortem:
    """The candidate, but the text as it was read wherever the candidate would have been shown otherwise."""
    whole = {
        facts.key: _theirs(*(getattr(each, facts.key) for each in (read, candidate, shown)))
        for facts in FACTS
        if facts.fields
    }
    prose = dict(candidate.prose)
    for key in {*prose, *read.prose}:
        if shown.prose.get(key) != read.prose.get(key):
            prose[key] = read.prose.get(key, "")
    return replace(candidate, prose={key: text for key, text in prose.items() if text}, **whole)


def _theirs(read: Any, candidate: Any, shown: Any) -> Any:
    changed = {
        field.name: getattr(read, field.name)
        for field in fields(read)
        if field.compare and getattr(read, field.name) != getattr(shown, field.name)
    }
    return replace(candidate, **changed)
