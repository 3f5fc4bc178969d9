from dataclasses import replace
from datetime import timedelta

import pytest

from core.domain.history import ChangeKind, Plain
from core.domain.ids import ChangeKey, PersonId, PostmortemId, RowId
from core.ports import Store
from tests.factories import NOON, a_change

P1, P2 = PostmortemId("p1"), PostmortemId("p2")


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


def test_the_latest_change_of_a_section_is_found(store: Store) -> None:
    first, last, elsewhere = a_change(section="root_cause"), a_change(section="root_cause"), a_change()
    with store.begin() as work:
        for change in (first, last, elsewhere, a_change(section="root_cause", postmortem=P2)):
            work.history.add(change)
    with store.read() as work:
        assert work.history.latest(P1, "root_cause") == last
        assert work.history.latest(P1, "lessons") is None


def test_an_amended_change_keeps_its_place(store: Store) -> None:
    first, second = a_change(kind=ChangeKind.PROSE, after="a"), a_change()
    longer = replace(first, after="ab", at=NOON + timedelta(minutes=1), by=PersonId("igor"), by_name="Igor")
    with store.begin() as work:
        work.history.add(first)
        work.history.add(second)
        work.history.amend(longer)
    with store.read() as work:
        assert work.history.of(P1, limit=9) == [second, longer]


def test_a_key_that_nothing_bears_gives_nothing(store: Store) -> None:
    with store.read() as work:
        assert work.history.get(ChangeKey("none")) is None
