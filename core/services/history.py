"""Read the history of a postmortem: who did what, and what its texts and the whole were at any time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from core.document.differences import Differences, differences
from core.document.rewinding import Rows, rewound
from core.domain.errors import NotFound
from core.domain.history import EVERYTHING, About, Change, ChangeKind, Deed, Revision, Wanted
from core.domain.ids import ChangeKey, PersonId, PostmortemId
from core.domain.passages import Keep, Passages, Put, chained, composed, undone
from core.domain.postmortem import Postmortem
from core.ports import Store, UnitOfWork

BEGINNING: Final = ChangeKey("")
"""Names the text of a section before its first revision."""

_OF_ROWS: Final = (ChangeKind.ROW_ADDED, ChangeKind.ROW_REMOVED, ChangeKind.ROW_RESTORED)
_MOST_LOOKED_AT: Final = 5_000


@dataclass(frozen=True, slots=True)
class Cast:
    """Who stands in a history, and in which sections anything happened."""

    people: tuple[tuple[PersonId, str], ...]
    sections: frozenset[str]


@dataclass(frozen=True, slots=True)
class Written:
    """A passage of the present text. What is older than the history has no author."""

    text: str
    by: PersonId | None = None
    name: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """`passages` lead from the text `before`; `names` are the authors'."""

    before: str
    passages: Passages
    names: dict[PersonId, str]


@dataclass(frozen=True, slots=True)
class Removed:
    """A row that is not there any more, and the change that removed it."""

    change: Change
    row: Any


def deeds(
    store: Store, postmortem: PostmortemId, wanted: Wanted = EVERYTHING, *, limit: int, offset: int = 0
) -> Sequence[Deed]:
    """Changes and revisions of texts in one line, latest first."""
    with store.read() as work:
        return work.history.deeds(postmortem, wanted, limit=limit, offset=offset)


def cast(store: Store, postmortem: PostmortemId) -> Cast:
    with store.read() as work:
        people = work.history.writers(postmortem).items()
        return Cast(tuple(sorted(people, key=lambda each: each[1])), work.history.sections(postmortem))


def revisions(store: Store, postmortem: PostmortemId, section: str) -> Sequence[Revision]:
    """All of a section of prose, latest first."""
    with store.read() as work:
        return work.revisions.of(postmortem, section)


def text_at(work: UnitOfWork, postmortem: PostmortemId, section: str, version: ChangeKey) -> str:
    """The text as that revision left it, or at its beginning; raises `NotFound`."""
    text = work.prose.plain(postmortem).get(section, "")
    found = work.revisions.of(postmortem, section)
    return undone(text, joined(found[: behind(found, version)]))


def behind(found: Sequence[Revision], version: ChangeKey) -> int:
    """How many of these, latest first, came after that version; raises `NotFound`."""
    if version == BEGINNING:
        return len(found)
    for number, revision in enumerate(found):
        if revision.key == version:
            return number
    raise NotFound("version", version)


def joined(found: Sequence[Revision]) -> Passages:
    """What these revisions, latest first, did together."""
    return chained([revision.passages for revision in reversed(found)])


def compare(
    store: Store, postmortem: PostmortemId, section: str, one: ChangeKey, other: ChangeKey
) -> Comparison:
    """What happened to a text from the earlier of two versions to the later; raises `NotFound`."""
    with store.read() as work:
        text = work.prose.plain(postmortem).get(section, "")
        found = work.revisions.of(postmortem, section)
    newer, older = sorted((behind(found, one), behind(found, other)))
    between = found[newer:older]
    names = {person: name for revision in reversed(between) for person, name in revision.names.items()}
    return Comparison(undone(text, joined(found[:older])), joined(between), names)


def authorship(store: Store, postmortem: PostmortemId, section: str) -> tuple[Written, ...]:
    """The present text, passage by passage, with who wrote each and when the sitting ended in which they did."""
    with store.read() as work:
        text = work.prose.plain(postmortem).get(section, "")
        found = work.revisions.of(postmortem, section)[::-1]
    everything = chained([_numbered(revision.passages, number) for number, revision in enumerate(found)])
    first = undone(text, everything)
    whole = composed((Put(first, PersonId("")),), everything)
    return tuple(_written(passage, found) for passage in whole if isinstance(passage, Put))


def as_of(store: Store, postmortem: PostmortemId, moment: datetime) -> Postmortem:
    """The whole as it was then; a sitting at a text counts from when it ended. Raises `NotFound`."""
    with store.read() as work:
        return _look_back(work, postmortem, moment)[1]


def differences_since(work: UnitOfWork, postmortem: PostmortemId, moment: datetime) -> Differences:
    """In what the whole of now differs from the whole of then; raises `NotFound`."""
    now, then, ever = _look_back(work, postmortem, moment)
    removed = {row.id: row for rows in ever.values() for row, is_there in rows if not is_there}
    return differences(now, then, removed)


def would_change(store: Store, postmortem: PostmortemId, moment: datetime) -> Differences:
    """What restoring the whole would change; raises `NotFound`."""
    with store.read() as work:
        return differences_since(work, postmortem, moment)


def _look_back(
    work: UnitOfWork, postmortem: PostmortemId, moment: datetime
) -> tuple[Postmortem, Postmortem, Rows]:
    now = work.postmortems.get(postmortem)
    changes = work.history.since(postmortem, moment)
    listings = {change.section for change in changes if change.kind in _OF_ROWS}
    ever = {section: work.rows.ever(postmortem, section) for section in sorted(listings)}
    return now, rewound(now, changes, work.revisions.since(postmortem, moment), ever), ever


def removed_rows(store: Store, postmortem: PostmortemId) -> Sequence[Removed]:
    """The rows that can be brought back, last removed first."""
    with store.read() as work:
        found = work.history.deeds(postmortem, Wanted(about=About.ROWS), limit=_MOST_LOOKED_AT)
        last = {deed.row: deed for deed in reversed(found) if isinstance(deed, Change)}
        removed = (change for change in last.values() if change.kind is ChangeKind.ROW_REMOVED)
        gone = sorted(removed, key=lambda change: change.at, reverse=True)
        ever = {section: work.rows.ever(postmortem, section) for section in {each.section for each in gone}}
    rows = {row.id: row for rows in ever.values() for row, is_there in rows if not is_there}
    return [Removed(change, rows[change.row]) for change in gone if change.row in rows]


def _numbered(passages: Passages, number: int) -> Passages:
    """With the number of the revision before each author."""
    return tuple(
        passage
        if isinstance(passage, Keep)
        else type(passage)(passage.text, PersonId(f"{number} {passage.by}"))
        for passage in passages
    )


def _written(passage: Put, found: Sequence[Revision]) -> Written:
    if not passage.by:
        return Written(passage.text)
    number, _, by = passage.by.partition(" ")
    revision, person = found[int(number)], PersonId(by)
    return Written(passage.text, person, revision.names.get(person, ""), revision.at)
