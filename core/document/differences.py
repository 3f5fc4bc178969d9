"""In what two states of one postmortem differ: what restoring the one would change in the other."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any

from core.document.schema import FACTS, LISTINGS, PROSE
from core.domain.ids import PostmortemId, RowId
from core.domain.place import Place
from core.domain.postmortem import Postmortem


@dataclass(frozen=True, slots=True)
class FieldDiffers:
    place: Place
    now: object
    then: object


@dataclass(frozen=True, slots=True)
class RowDiffers:
    """A row that is there now and was not then, or the other way round."""

    section: str
    row: Any
    was_there: bool


@dataclass(frozen=True, slots=True)
class TextDiffers:
    section: str
    now: str
    then: str


@dataclass(frozen=True, slots=True)
class Differences:
    rows: tuple[RowDiffers, ...] = ()
    fields: tuple[FieldDiffers, ...] = ()
    """Of rows that are in both, or that were there then."""
    texts: tuple[TextDiffers, ...] = ()


def differences(now: Postmortem, then: Postmortem, removed: Mapping[RowId, Any]) -> Differences:
    """`removed` are the rows that are not there now, as they were when they were removed.

    Where the document stands (its stage, when it was created and published) is no part of what it says.
    """
    return Differences(
        rows=tuple(_rows(now, then)),
        fields=(*_facts(now, then), *_cells(now, then, removed)),
        texts=tuple(
            TextDiffers(section.key, is_, was)
            for section in PROSE
            if (is_ := now.prose.get(section.key, "")) != (was := then.prose.get(section.key, ""))
        ),
    )


def _rows(now: Postmortem, then: Postmortem) -> Iterator[RowDiffers]:
    for listing in LISTINGS:
        are, were = (_by_id(each, listing.key) for each in (now, then))
        for id_, row in (are | were).items():
            if (id_ in are) is not (id_ in were):
                yield RowDiffers(listing.key, row, id_ in were)


def _facts(now: Postmortem, then: Postmortem) -> Iterator[FieldDiffers]:
    for facts in FACTS:
        if facts.fields:
            is_, was = (getattr(each, facts.key) for each in (now, then))
            kept = {field.key for field in facts.fields if field.is_kept}
            yield from _between(now.id, facts.key, None, is_, was, kept)


def _cells(now: Postmortem, then: Postmortem, removed: Mapping[RowId, Any]) -> Iterator[FieldDiffers]:
    for listing in LISTINGS:
        are = _by_id(now, listing.key)
        for id_, was in _by_id(then, listing.key).items():
            is_ = are.get(id_) or removed[id_]
            yield from _between(now.id, listing.key, id_, is_, was, {"id"})


def _between(
    postmortem: PostmortemId, section: str, row: RowId | None, is_: Any, was: Any, but: set[str]
) -> Iterator[FieldDiffers]:
    for field in fields(is_):
        now, then = getattr(is_, field.name), getattr(was, field.name)
        if field.name not in but and now != then:
            yield FieldDiffers(Place(postmortem, section, field.name, row), now, then)


def _by_id(postmortem: Postmortem, section: str) -> dict[RowId, Any]:
    return {row.id: row for row in getattr(postmortem, section)}
