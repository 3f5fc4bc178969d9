from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from core.domain.errors import Conflict
from core.domain.ids import ChangeKey, PostmortemId, RowId
from core.domain.place import Place
from core.domain.postmortem import Postmortem
from core.domain.timeline import TimelineEvent
from core.ports import Store
from core.services.editing import add_row, write_field
from tests.factories import NOON, a_change, a_key, a_person, a_postmortem, an_event, keep

THREADS, TIMES = 8, 25


def at_once(count: int, task: Callable[[int], None]) -> None:
    """Run the task in so many threads that begin together."""
    start = Barrier(count)

    def run(number: int) -> None:
        start.wait()
        task(number)

    with ThreadPoolExecutor(count) as threads:
        list(threads.map(run, range(count)))


def fetch(store: Store, postmortem: PostmortemId) -> Postmortem:
    with store.read() as work:
        return work.postmortems.get(postmortem)


def test_two_people_on_different_fields_of_one_row_both_keep_what_they_wrote(store: Store) -> None:
    event = an_event(text="", actor="")
    postmortem = a_postmortem(timeline=(event,))
    keep(store, postmortem)

    def write(number: int) -> None:
        field = ("text", "actor")[number]
        place = Place(postmortem.id, "timeline", field, event.id)
        write_field(store, place, base="", value=f"my {field}", by=a_person(), now=NOON, key=a_key())

    at_once(2, write)
    found = fetch(store, postmortem.id)
    assert [(event.text, event.actor) for event in found.timeline] == [("my text", "my actor")]
    assert found.revision == 2


def test_of_many_additions_to_one_field_by_compare_and_swap_none_is_lost(store: Store) -> None:
    event = an_event(note="")
    postmortem = a_postmortem(timeline=(event,))
    keep(store, postmortem)
    place = Place(postmortem.id, "timeline", "note", event.id)

    def add_all(thread: int) -> None:
        seen = ""
        for nth in range(TIMES):
            seen = add_word(store, place, seen, f"{thread}-{nth}")

    at_once(THREADS, add_all)
    found = fetch(store, postmortem.id)
    words = found.timeline[0].note.split()
    assert sorted(words) == sorted(f"{thread}-{nth}" for thread in range(THREADS) for nth in range(TIMES))
    assert found.revision == THREADS * TIMES
    with store.read() as work:
        changes = work.history.of(postmortem.id, limit=1_000)
    assert [change.before for change in changes] == [change.after for change in changes[1:]] + [""]


def add_word(store: Store, place: Place, seen: str, word: str) -> str:
    """What the field says with the word behind what is there, however often somebody is faster."""
    while True:
        longer = f"{seen} {word}"
        try:
            write_field(store, place, base=seen, value=longer, by=a_person(), now=NOON, key=a_key())
        except Conflict as conflict:
            seen = str(conflict.theirs)
        else:
            return longer


def test_a_row_added_twice_at_once_under_one_key_is_there_once(store: Store) -> None:
    postmortem = a_postmortem()
    keep(store, postmortem)
    key = ChangeKey("once")

    def add(number: int) -> None:
        row = an_event(id=RowId(f"try{number}"))
        add_row(store, postmortem.id, "timeline", row, by=a_person(), now=NOON, key=key)

    at_once(4, add)
    found = fetch(store, postmortem.id)
    assert (len(found.timeline), found.revision) == (1, 1)


def test_updates_of_prose_appended_at_once_get_numbers_without_gap(store: Store) -> None:
    postmortem = a_postmortem()
    keep(store, postmortem)

    def append(number: int) -> None:
        for _ in range(5):
            with store.begin() as work:
                work.prose.append(postmortem.id, bytes([number]), by=a_person().id, now=NOON)

    at_once(4, append)
    with store.read() as work:
        found = work.prose.updates(postmortem.id)
    assert [seq for seq, _ in found] == list(range(1, 21))
    assert sorted(update for _, update in found) == sorted(
        bytes([number]) for number in range(4) for _ in range(5)
    )


class PowerCut(Exception):
    pass


def write_half(store: Store, postmortem: Postmortem, event: TimelineEvent) -> None:
    with store.begin() as work:
        work.rows.add(postmortem.id, "timeline", event)
        work.fields.write(Place(postmortem.id, "incident", "title"), "half done")
        work.history.add(a_change(key=ChangeKey("half"), postmortem=postmortem.id))
        work.postmortems.add(a_postmortem(id=PostmortemId("half")))
        raise PowerCut


def test_a_transaction_that_an_exception_leaves_was_never_there(store: Store) -> None:
    postmortem, event = a_postmortem(), an_event()
    keep(store, postmortem)
    with pytest.raises(PowerCut):
        write_half(store, postmortem, event)
    with store.read() as work:
        assert work.postmortems.get(postmortem.id) == postmortem
        assert work.history.get(ChangeKey("half")) is None


def test_a_reader_sees_one_moment_and_holds_nobody_off(store: Store) -> None:
    postmortem = a_postmortem()
    keep(store, postmortem)
    place = Place(postmortem.id, "incident", "title")
    with store.read() as reader:
        before = reader.fields.read(place)
        with store.begin() as writer:
            writer.fields.write(place, "changed meanwhile")
        assert reader.fields.read(place) == before
    with store.read() as reader:
        assert reader.fields.read(place) == "changed meanwhile"


def test_what_a_transaction_wrote_it_reads_before_others_do(store: Store) -> None:
    postmortem = a_postmortem()
    keep(store, postmortem)
    place = Place(postmortem.id, "incident", "title")
    with store.begin() as writer:
        writer.fields.write(place, "mine")
        with store.read() as reader:
            assert reader.fields.read(place) == postmortem.incident.title
        assert writer.fields.read(place) == "mine"
