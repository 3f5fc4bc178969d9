"""Bring back what was, as a new edit: nothing of the history is lost, and this too can be undone.

Each verb is one transaction, and happens once under the key of its wish.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from core.document.differences import FieldDiffers, RowDiffers
from core.document.plain import plain, value_at
from core.domain.errors import Adrift, NotFound
from core.domain.history import Change, ChangeKind, Plain, Revision
from core.domain.ids import ChangeKey, PostmortemId
from core.domain.passages import Cut, Passages, Put, length_of
from core.domain.people import Person
from core.domain.place import Place
from core.domain.whereabouts import place_of, what_is_left
from core.ports import Store, UnitOfWork
from core.services.editing import record, write_field
from core.services.history import BEGINNING, behind, differences_since, joined, text_at
from core.services.prose import write_texts

_SHORT: Final = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """Who wants something back, when, and under which key."""

    by: Person
    now: datetime
    key: ChangeKey


def restore_field(store: Store, change: Change, *, seen: object, wish: Wish) -> None:
    """The value that a field had before that change; raises `Conflict` unless it still holds what the person saw."""
    place = Place(change.postmortem, change.section, change.field, change.row)
    value = value_at(change.section, change.field, change.before)
    write_field(store, place, base=seen, value=value, by=wish.by, now=wish.now, key=wish.key)


def restore_text(
    store: Store, postmortem: PostmortemId, section: str, version: ChangeKey, wish: Wish
) -> None:
    """The text as that revision left it, or as it was at its beginning; raises `NotFound`."""
    with store.begin() as work:
        if not _is_new(work, postmortem, wish):
            return
        text = text_at(work, postmortem, section, version)
        revision = None if version == BEGINNING else work.revisions.get(version)
        write_texts(work, postmortem, {section: text}, by=wish.by, now=wish.now)
        after = plain(revision.at) if revision else None
        _note(work, postmortem, ChangeKind.RESTORED, wish, section=section, after=after)


def restore_passage(
    store: Store, postmortem: PostmortemId, section: str, version: ChangeKey, number: int, wish: Wish
) -> None:
    """Bring back what the passage of that number cut out in a revision, or take out what it put in.

    Where it belongs now is found by walking through all later revisions. Raises `Adrift` when nothing of what
    stood around it is left, and `NotFound` when it is not there.
    """
    with store.begin() as work:
        if not _is_new(work, postmortem, wish):
            return
        found = work.revisions.of(postmortem, section)
        at = behind(found, version)
        passage = _passage(found[at : at + 1], number)
        begin = sum(length_of(each) for each in found[at].passages[:number] if not isinstance(each, Cut))
        length = len(text_at(work, postmortem, section, version))
        text = work.prose.plain(postmortem).get(section, "")
        text = _with_opposite(text, passage, begin, length, joined(found[:at]))
        write_texts(work, postmortem, {section: text}, by=wish.by, now=wish.now)
        if isinstance(passage, Cut):
            _note(
                work, postmortem, ChangeKind.PASSAGE_BACK, wish, section=section, after=passage.text[:_SHORT]
            )
        else:
            _note(
                work, postmortem, ChangeKind.PASSAGE_OUT, wish, section=section, before=passage.text[:_SHORT]
            )


def _passage(found: Sequence[Revision], number: int) -> Put | Cut:
    passages: Passages = found[0].passages if found else ()
    match passages[number] if 0 <= number < len(passages) else None:
        case Put() | Cut() as passage:
            return passage
        case _:
            raise NotFound("version", str(number))


def _with_opposite(text: str, passage: Put | Cut, begin: int, length: int, later: Passages) -> str:
    """The text of now; the passage stands or stood at `begin` of a text of that length, before `later`."""
    if isinstance(passage, Cut):
        place = place_of(begin, length, later)
        if place is None:
            raise Adrift
        return text[:place] + passage.text + text[place:]
    left = what_is_left(begin, begin + len(passage.text), length, later)
    if not left:
        raise NotFound("passage", passage.text)
    for start, stop in reversed(left):
        text = text[:start] + text[stop:]
    return text


def restore_whole(store: Store, postmortem: PostmortemId, moment: datetime, wish: Wish) -> None:
    """All that the document said then: facts, rows and texts; `history.would_change` tells what that is."""
    with store.begin() as work:
        if not _is_new(work, postmortem, wish):
            return
        found = differences_since(work, postmortem, moment)
        for number, row in enumerate(found.rows):
            _restore_row(work, postmortem, row, wish, ChangeKey(f"{wish.key}-row-{number}"))
        for number, field in enumerate(found.fields):
            _restore_field(work, field, wish, ChangeKey(f"{wish.key}-field-{number}"))
        texts = {text.section: text.then for text in found.texts}
        write_texts(work, postmortem, texts, by=wish.by, now=wish.now)
        _note(work, postmortem, ChangeKind.RESTORED, wish, after=plain(moment))


def _restore_row(
    work: UnitOfWork, postmortem: PostmortemId, differs: RowDiffers, wish: Wish, key: ChangeKey
) -> None:
    row = differs.row.id
    if differs.was_there:
        kind = ChangeKind.ROW_RESTORED
        work.rows.restore(postmortem, differs.section, row)
    else:
        kind = ChangeKind.ROW_REMOVED
        work.rows.remove(postmortem, differs.section, row, wish.now)
    record(work, _change(postmortem, kind, wish, key=key, section=differs.section, row=row))


def _restore_field(work: UnitOfWork, differs: FieldDiffers, wish: Wish, key: ChangeKey) -> None:
    place, before, after = differs.place, plain(differs.now), plain(differs.then)
    work.fields.write(place, differs.then)
    where = {"section": place.section, "field": place.field, "row": place.row}
    record(
        work, _change(place.postmortem, ChangeKind.FIELD, wish, key=key, before=before, after=after, **where)
    )


def _is_new(work: UnitOfWork, postmortem: PostmortemId, wish: Wish) -> bool:
    """Whether the wish has not been fulfilled before; others who write wait from now on."""
    work.postmortems.lock(postmortem)
    return work.history.get(wish.key) is None


def _note(work: UnitOfWork, postmortem: PostmortemId, kind: ChangeKind, wish: Wish, **told: Plain) -> None:
    record(work, _change(postmortem, kind, wish, key=wish.key, **told))


def _change(postmortem: PostmortemId, kind: ChangeKind, wish: Wish, **told: Any) -> Change:
    return Change(postmortem=postmortem, kind=kind, by=wish.by.id, by_name=wish.by.name, at=wish.now, **told)
