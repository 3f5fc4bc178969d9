"""A postmortem as it was: the present one, walked back through what was done since."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeAlias

from core.document.fields import Facts, Listing
from core.document.plain import from_plain, kinds
from core.document.schema import SECTIONS
from core.domain.history import Change, ChangeKind, Plain, Revision
from core.domain.ids import RowId
from core.domain.passages import Passages, chained, undone
from core.domain.postmortem import Postmortem
from core.domain.timeline import in_order

Rows: TypeAlias = Mapping[str, Sequence[tuple[Any, bool]]]
"""By section, every row that was ever added, in order, and whether it is still there."""


def rewound(
    present: Postmortem, changes: Sequence[Change], revisions: Sequence[Revision], ever: Rows
) -> Postmortem:
    """The postmortem before these changes and revisions, which are the last ones and come latest first.

    `ever` holds at least the listings to which rows were added, or from which they were removed.
    """
    values, were_there = _walked(changes)
    parts: dict[str, Any] = {}
    for key, section in SECTIONS.items():
        if isinstance(section, Facts) and section.fields:
            parts[key] = _changed(getattr(present, key), values.get((key, None), {}))
        elif isinstance(section, Listing):
            rows = ever.get(key) or [(row, True) for row in getattr(present, key)]
            parts[key] = tuple(
                _changed(row, values.get((key, row.id), {}))
                for row, is_there in rows
                if were_there.get(row.id, is_there)
            )
    parts["timeline"] = in_order(parts["timeline"])
    return replace(present, prose=_texts(present, revisions), **parts)


_Values: TypeAlias = dict[tuple[str, RowId | None], dict[str, Plain]]


def _walked(changes: Sequence[Change]) -> tuple[_Values, dict[RowId, bool]]:
    """What fields held before, by section and row, and which of the rows were there."""
    values: _Values = {}
    were_there: dict[RowId, bool] = {}
    for change in changes:
        match change.kind, change.row:
            case ChangeKind.FIELD, row:
                values.setdefault((change.section, row), {})[change.field] = change.before
            case ((ChangeKind.ROW_ADDED | ChangeKind.ROW_REMOVED | ChangeKind.ROW_RESTORED), str(row)):
                were_there[RowId(row)] = change.kind is ChangeKind.ROW_REMOVED
    return values, were_there


def _changed(value: Any, fields: Mapping[str, Plain]) -> Any:
    owner: type = type(value)
    kind = kinds(owner)
    return replace(
        value, **{name: from_plain(plain, kind[name]) for name, plain in fields.items() if name in kind}
    )


def _texts(present: Postmortem, revisions: Sequence[Revision]) -> Mapping[str, str]:
    done: dict[str, list[Passages]] = {}
    for revision in reversed(revisions):
        done.setdefault(revision.section, []).append(revision.passages)
    was = {key: undone(present.prose.get(key, ""), chained(passages)) for key, passages in done.items()}
    return {**present.prose, **was}
