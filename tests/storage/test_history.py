from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from core.domain.history import EVERYTHING, About, Change, ChangeKind, Plain, Revision, Wanted
from core.domain.ids import ChangeKey, PersonId, PostmortemId, RowId
from core.domain.passages import Cut, Keep, Put
from core.domain.place import Place
from core.ports import Store
from tests.factories import NOON, a_change, a_key

P1, P2 = PostmortemId("p1"), PostmortemId("p2")
ANA, BEN, IGOR = PersonId("ana"), PersonId("ben"), PersonId("igor")


@pytest.mark.parametrize("value", [None, "", "Сбой", "null", True, False, 0, 1, -1.5, 12_600.0, 10**15])
def test_a_change_comes_back_as_it_was(store: Store, value: Plain) -> None:
    change = a_change(row=RowId("row1"), before=value, after=value, at=NOON + timedelta(microseconds=1))
    with store.begin() as work:
        work.history.add(change)
    with store.read() as work:
        found = work.history.get(change.key)
    assert found == change
    assert found is not None
    assert (type(found.before), type(found.after)) == (type(value), type(value))


def test_changes_come_latest_first_in_pages(store: Store) -> None:
    changes = [a_change(after=str(number)) for number in range(5)]
    with store.begin() as work:
        for change in changes:
            work.history.add(change)
        work.history.add(a_change(postmortem=P2))
    with store.read() as work:
        assert work.history.of(P1, limit=9) == changes[::-1]
        assert work.history.of(P1, limit=2, offset=1) == [changes[3], changes[2]]
        assert work.history.of(PostmortemId("nowhere"), limit=9) == []


def test_the_latest_change_of_a_field_is_found_among_all_others(store: Store) -> None:
    row = RowId("row1")
    first, last = (a_change(section="timeline", row=row, field="text", after=after) for after in "ab")
    others = [
        a_change(section="timeline", row=row, field="kind"),
        a_change(section="timeline", row=RowId("row2"), field="text"),
        a_change(section="timeline", row=None, field="text"),
        a_change(section="facts", row=row, field="text"),
        a_change(section="timeline", row=row, field="text", postmortem=P2),
        a_change(section="timeline", row=row, field="", kind=ChangeKind.ROW_RESTORED),
    ]
    with store.begin() as work:
        for change in (first, last, *others):
            work.history.add(change)
    with store.read() as work:
        assert work.history.latest_of(Place(P1, "timeline", "text", row)) == last
        assert work.history.latest_of(Place(P1, "timeline", "text")) == others[2]
        assert work.history.latest_of(Place(P1, "timeline", "source", row)) is None


def test_whoever_removed_the_row_was_the_last_at_each_of_its_fields(store: Store) -> None:
    row = RowId("row1")
    changed = a_change(section="timeline", row=row, field="text")
    removed = a_change(section="timeline", row=row, field="", kind=ChangeKind.ROW_REMOVED)
    with store.begin() as work:
        work.history.add(changed)
        work.history.add(removed)
    with store.read() as work:
        assert work.history.latest_of(Place(P1, "timeline", "text", row)) == removed
        assert work.history.latest_of(Place(P1, "timeline", "", row)) == removed


def a_revision(**given: Any) -> Revision:
    plain: dict[str, Any] = {
        "key": a_key(),
        "postmortem": P1,
        "section": "root_cause",
        "began_at": NOON,
        "at": NOON,
        "names": {ANA: "Ana Souza"},
        "passages": (Put("text", ANA),),
    }
    return Revision(**plain | given)


def test_a_revision_comes_back_as_it_was(store: Store) -> None:
    passages = (Keep(3), Cut('"é"\n', ANA), Cut("😀", BEN), Put("Сбой", BEN), Keep(1), Put("x", ANA))
    names = {ANA: "Ana “Anita” Souza", BEN: "Бен"}
    revision = a_revision(passages=passages, names=names, at=NOON + timedelta(seconds=1), is_closed=True)
    with store.begin() as work:
        work.revisions.add(revision)
        work.revisions.amend(longer := replace(revision, passages=passages[:2], is_closed=False))
    with store.read() as work:
        assert (work.revisions.get(revision.key), work.revisions.get(a_key())) == (longer, None)


def test_revisions_of_a_section_come_latest_first_in_pages(store: Store) -> None:
    revisions = [a_revision(at=NOON + timedelta(minutes=number)) for number in range(4)]
    elsewhere = a_revision(section="trigger")
    with store.begin() as work:
        for revision in (*revisions, elsewhere, a_revision(postmortem=P2)):
            work.revisions.add(revision)
    with store.read() as work:
        assert work.revisions.of(P1, "root_cause", limit=2, offset=1) == [revisions[2], revisions[1]]
        assert work.revisions.of(P1) == [elsewhere, *revisions[::-1]]
        assert work.revisions.latest(P1, "root_cause") == revisions[3]


def test_changes_and_revisions_stand_in_one_line(store: Store) -> None:
    change, revision, later = written_in_turn(store)
    with store.read() as work:
        assert work.history.deeds(P1, EVERYTHING, limit=9) == [later, revision, change]
        assert work.history.deeds(P1, EVERYTHING, limit=1, offset=1) == [revision]
        assert work.history.writers(P1) == {ANA: "Ana Souza", BEN: "Ben", IGOR: "Igor"}
        assert work.history.sections(P1) == {"incident", "root_cause", "timeline"}


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (Wanted(by=ANA), [1, 0]),
        (Wanted(by=BEN), [1]),
        (Wanted(by=IGOR), [2]),
        (Wanted(by=PersonId('"')), []),
        (Wanted(by=PersonId("%")), []),
        (Wanted(section="root_cause"), [1]),
        (Wanted(section="timeline", by=IGOR), [2]),
        (Wanted(section="timeline", by=ANA), []),
        (Wanted(about=About.TEXTS), [1]),
        (Wanted(about=About.FIELDS), [0]),
        (Wanted(about=About.ROWS), [2]),
    ],
)
def test_the_line_shows_what_is_wanted(store: Store, wanted: Wanted, expected: list[int]) -> None:
    written = written_in_turn(store)
    with store.read() as work:
        assert work.history.deeds(P1, wanted, limit=9) == [written[number] for number in expected]


def written_in_turn(store: Store) -> tuple[Change, Revision, Change]:
    change = a_change()
    revision = a_revision(names={ANA: "Ana Souza", BEN: "Ben"}, at=NOON + timedelta(minutes=1))
    later = a_change(
        kind=ChangeKind.ROW_ADDED,
        section="timeline",
        field="",
        by=IGOR,
        by_name="Igor",
        at=NOON + timedelta(minutes=2),
    )
    with store.begin() as work:
        work.history.add(change)
        work.history.add(later)
        work.revisions.add(revision)
        work.history.add(a_change(postmortem=P2, by=PersonId("eva"), by_name="Eva", section="links"))
    return change, revision, later


def test_a_page_of_the_line_costs_three_queries(store: Store, statements: list[str]) -> None:
    written_in_turn(store)
    for limit in (1, 3):
        statements.clear()
        with store.read() as work:
            work.history.deeds(P1, EVERYTHING, limit=limit)
        assert len(statements) == 3


def test_what_was_done_since_a_moment_is_all_behind_the_last_until_then(store: Store) -> None:
    """Even if a clock stood a little behind another."""
    minutes = (0, 5, 3, 9)
    changes = [a_change(at=NOON + timedelta(minutes=each)) for each in minutes]
    texts = [a_revision(at=NOON + timedelta(minutes=each)) for each in minutes]
    other = a_revision(at=NOON + timedelta(minutes=4), section="trigger")
    with store.begin() as work:
        for change in changes:
            work.history.add(change)
        for text in (*texts, other):
            work.revisions.add(text)
    with store.read() as work:
        assert work.history.since(P1, NOON + timedelta(minutes=3)) == [changes[3]]
        assert work.history.since(P1, NOON) == changes[:0:-1]
        assert work.history.since(P1, NOON - timedelta(minutes=1)) == changes[::-1]
        assert work.revisions.since(P1, NOON + timedelta(minutes=3)) == [other, texts[3]]
        assert work.revisions.since(P1, NOON - timedelta(minutes=1)) == [other, *texts[::-1]]


def test_a_key_that_nothing_bears_gives_nothing(store: Store) -> None:
    with store.read() as work:
        assert work.history.get(ChangeKey("none")) is None
