from dataclasses import replace

import pytest

from core.domain.action_items import ActionItem
from core.domain.ids import PostmortemId, RowId
from core.domain.timeline import TimelineEvent
from core.ports import Store
from tests.factories import NOON, a_postmortem, an_event, an_id, keep


def events_of(store: Store, postmortem: PostmortemId) -> tuple[TimelineEvent, ...]:
    with store.read() as work:
        return work.postmortems.get(postmortem).timeline


def test_a_removed_row_is_hidden_once_and_restored_as_it_was_in_its_place(
    store: Store, postmortem: PostmortemId
) -> None:
    first, second = an_event(text="first"), an_event(text="second")
    with store.begin() as work:
        for event in (first, second):
            work.rows.add(postmortem, "timeline", event)
        assert work.rows.remove(postmortem, "timeline", first.id, NOON)
        assert not work.rows.remove(postmortem, "timeline", first.id, NOON)
    assert events_of(store, postmortem) == (second,)
    with store.begin() as work:
        assert work.rows.restore(postmortem, "timeline", first.id)
        assert not work.rows.restore(postmortem, "timeline", first.id)
    assert events_of(store, postmortem) == (first, second)


def test_every_row_that_there_ever_was_is_told_in_order(store: Store, postmortem: PostmortemId) -> None:
    first, second = an_event(text="first"), an_event(text="second")
    with store.begin() as work:
        for event in (first, second):
            work.rows.add(postmortem, "timeline", event)
        work.rows.remove(postmortem, "timeline", first.id, NOON)
    with store.read() as work:
        assert work.rows.ever(postmortem, "timeline") == [(first, False), (second, True)]
        assert work.rows.ever(postmortem, "whys") == []


def test_a_row_of_nobody_is_neither_removed_nor_restored(store: Store, postmortem: PostmortemId) -> None:
    with store.begin() as work:
        assert not work.rows.remove(postmortem, "timeline", RowId("none"), NOON)
        assert not work.rows.restore(postmortem, "timeline", RowId("none"))


def test_removed_rows_do_not_count(store: Store, postmortem: PostmortemId) -> None:
    events = [an_event() for _ in range(3)]
    with store.begin() as work:
        for event in events:
            work.rows.add(postmortem, "timeline", event)
        work.rows.remove(postmortem, "timeline", events[0].id, NOON)
        assert work.rows.count(postmortem, "timeline") == 2
        assert work.rows.count(postmortem, "whys") == 0
        assert work.rows.count(PostmortemId("nowhere"), "timeline") == 0


def test_keys_count_up_and_those_of_removed_rows_are_not_used_again(
    store: Store, postmortem: PostmortemId
) -> None:
    given = []
    with store.begin() as work:
        for _ in range(11):
            item = ActionItem(
                id=RowId(an_id("row")), key=work.rows.next_key(postmortem, "action_items", "AI")
            )
            work.rows.add(postmortem, "action_items", item)
            given.append(item)
        work.rows.remove(postmortem, "action_items", given[-1].id, NOON)
        assert [item.key for item in given] == [f"AI-{number}" for number in range(1, 12)]
        assert work.rows.next_key(postmortem, "action_items", "AI") == "AI-12"
        assert work.rows.next_key(postmortem, "action_items", "CRM") == "CRM-1"


@pytest.mark.parametrize("key", ["AI-x", "AI-", "AI", "XAI-9", "AI-9-9", "AI-²", ""])
def test_a_key_that_was_typed_otherwise_does_not_disturb_the_count(
    store: Store, postmortem: PostmortemId, key: str
) -> None:
    item = ActionItem(id=RowId(an_id("row")), key=key)
    with store.begin() as work:
        work.rows.add(postmortem, "action_items", item)
        work.rows.add(postmortem, "action_items", replace(item, id=RowId(an_id("row")), key="AI-4"))
        assert work.rows.next_key(postmortem, "action_items", "AI") == "AI-5"


def test_rows_of_two_postmortems_may_have_one_id(store: Store, postmortem: PostmortemId) -> None:
    event = an_event()
    other = a_postmortem(timeline=(replace(event, text="of the other"),))
    keep(store, other)
    with store.begin() as work:
        work.rows.add(postmortem, "timeline", event)
        assert work.rows.remove(other.id, "timeline", event.id, NOON)
    assert events_of(store, postmortem) == (event,)
    assert events_of(store, other.id) == ()
