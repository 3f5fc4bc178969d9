import pytest

from core.domain.errors import NotFound
from core.domain.ids import PersonId, PostmortemId
from core.ports import Store
from tests.factories import NOON, a_postmortem, keep

ANA = PersonId("ana")


def append(store: Store, postmortem: PostmortemId, *updates: bytes) -> list[int]:
    with store.begin() as work:
        return [work.prose.append(postmortem, update, by=ANA, now=NOON) for update in updates]


def updates(store: Store, postmortem: PostmortemId, after: int = 0) -> list[tuple[int, bytes]]:
    with store.read() as work:
        return list(work.prose.updates(postmortem, after))


def test_updates_come_back_in_order_byte_for_byte(store: Store, postmortem: PostmortemId) -> None:
    everything = bytes(range(256))
    assert append(store, postmortem, everything, b"", b"\x00") == [1, 2, 3]
    assert updates(store, postmortem) == [(1, everything), (2, b""), (3, b"\x00")]
    assert updates(store, postmortem, after=2) == [(3, b"\x00")]


def test_each_postmortem_has_its_own_sequence(store: Store, postmortem: PostmortemId) -> None:
    other = a_postmortem()
    keep(store, other)
    assert append(store, postmortem, b"a", b"b") == [1, 2]
    assert append(store, other.id, b"c") == [1]
    assert updates(store, other.id) == [(1, b"c")]


def test_compacting_leaves_one_update_and_the_numbers_go_on(store: Store, postmortem: PostmortemId) -> None:
    append(store, postmortem, b"1", b"2", b"3", b"4")
    with store.begin() as work:
        work.prose.compact(postmortem, 3, b"123")
    assert updates(store, postmortem) == [(3, b"123"), (4, b"4")]
    with store.begin() as work:
        work.prose.compact(postmortem, 4, b"1234")
    assert append(store, postmortem, b"5") == [5]
    assert updates(store, postmortem) == [(4, b"1234"), (5, b"5")]


@pytest.mark.parametrize("through", [2, 9])
def test_compacting_through_what_is_not_there_any_more_changes_nothing(
    store: Store, postmortem: PostmortemId, through: int
) -> None:
    append(store, postmortem, b"1", b"2", b"3", b"4")
    with store.begin() as work:
        work.prose.compact(postmortem, 3, b"123")
        work.prose.compact(postmortem, through, b"late")
    assert updates(store, postmortem) == [(3, b"123"), (4, b"4")]


def test_there_is_no_prose_of_a_postmortem_that_is_not_there(store: Store) -> None:
    with pytest.raises(NotFound):
        append(store, PostmortemId("nowhere"), b"1")
    assert updates(store, PostmortemId("nowhere")) == []


def test_plain_texts_are_replaced_field_by_field(store: Store, postmortem: PostmortemId) -> None:
    with store.begin() as work:
        work.prose.write_plain(postmortem, {"root_cause": "No limit.", "lessons": "Set limits."})
        work.prose.write_plain(postmortem, {"root_cause": "Нет предела.\n"})
        work.prose.write_plain(postmortem, {})
    with store.read() as work:
        assert work.prose.plain(postmortem) == {"root_cause": "Нет предела.\n", "lessons": "Set limits."}
