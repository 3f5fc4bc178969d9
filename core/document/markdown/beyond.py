"""What the text of a document cannot carry, for its front matter.

By section: `{field: value}` for facts and prose. For a listing either `all` its rows; or the fields to `set`
in single `rows`, each with its place and with what it was like among so many (`count`), and the `order` in
which the rows were entered.
"""

from collections.abc import Mapping, Sequence
from hashlib import sha256
from json import dumps
from typing import Any

from core.document.plain import PlainDocument, to_plain
from core.document.rows import shown_order
from core.document.schema import LISTINGS
from core.document.templates import Template
from core.domain.postmortem import Postmortem


def beyond(original: Postmortem, seen: Postmortem) -> PlainDocument:
    """Where the original differs from what its text gives."""
    before, after = to_plain(original), to_plain(seen)
    found: PlainDocument = {
        key: _differing(before[key], after[key]) for key in before if isinstance(before[key], dict)
    }
    for listing in LISTINGS:
        order = shown_order(listing, getattr(original, listing.key))
        found[listing.key] = _rows(before[listing.key], after[listing.key], order)
    return {key: value for key, value in found.items() if value}


def divided(kept: PlainDocument, template: Template) -> tuple[PlainDocument, PlainDocument]:
    """What is kept of the sections that the template shows, and of those that it does not."""
    shown = frozenset(template.sections())
    prose = kept.get("prose", {})
    parts = []
    for is_shown in (True, False):
        part = {key: value for key, value in kept.items() if key != "prose" and (key in shown) is is_shown}
        texts = {key: text for key, text in prose.items() if (key in shown) is is_shown}
        parts.append(part | ({"prose": texts} if texts else {}))
    return parts[0], parts[1]


def _differing(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in before.items() if name not in after or after[name] != value}


def _rows(
    before: Sequence[Mapping[str, Any]], after: Sequence[Mapping[str, Any]], order: list[int]
) -> dict[str, Any]:
    if len(before) != len(after):
        return {"all": list(before)}
    names = row_names(after)
    rows = [
        {"row": nth, "like": names[nth], "set": kept}
        for nth, place in enumerate(order)
        if (kept := _differing(before[place], after[nth]))
    ]
    found: dict[str, Any] = {"count": len(rows) and len(after), "rows": rows}
    if order != sorted(order):
        found["order"] = order
    return {name: value for name, value in found.items() if value}


def row_names(rows: Sequence[Mapping[str, Any]]) -> list[str]:
    """What each row is known by: its key, else a digest of all that the text says of it."""
    return [row.get("key") or sha256(dumps(row, sort_keys=True).encode()).hexdigest()[:8] for row in rows]
