import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from queue import Empty, Queue
from typing import TypeVar

import pytest

from core.domain.errors import TooLong
from core.domain.ids import PersonId, PostmortemId
from core.domain.people import Role
from core.domain.signals import Missed, Present, RightsChanged, Signal, Touched
from core.ports import Store
from core.settings import Settings
from storage import open_store
from storage.signals import notified
from tests.factories import NOON, a_person, a_postmortem, keep
from tests.postgres import Cluster

ROOT = Path(__file__).parents[2]
PATIENCE = 30
ONE = a_postmortem(id=PostmortemId("one"))
Kind = TypeVar("Kind", bound=Signal)


class Heard:
    """What one listener has heard, in order."""

    def __init__(self) -> None:
        self._signals: Queue[Signal] = Queue()

    def __call__(self, signal: Signal) -> None:
        self._signals.put(signal)

    def next(self) -> Signal:
        return self._signals.get(timeout=PATIENCE)

    def next_of(self, kind: type[Kind]) -> Kind:
        """The next signal of that kind; others are passed over."""
        for _ in range(1_000):
            if isinstance(signal := self.next(), kind):
                return signal
        raise AssertionError(kind)

    def so_far(self) -> list[Signal]:
        signals = []
        while True:
            try:
                signals.append(self._signals.get_nowait())
            except Empty:
                return signals


def touch(store: Store, tab: str = "", *sections: str) -> None:
    with store.begin() as work:
        work.postmortems.touch(ONE.id, NOON, sections=sections or ["incident"], tab=tab)


def touched(revision: int, tab: str = "") -> Touched:
    return Touched(postmortem=ONE.id, revision=revision, sections=("incident",), tab=tab)


@pytest.fixture
def other(settings: Settings, store: Store) -> Iterator[Store]:
    """The store of another process, as far as `store` can tell; both hold a postmortem."""
    keep(store, ONE)
    other = open_store(settings)
    yield other
    other.close()


@pytest.fixture
def other_on_postgresql(postgresql_settings: Settings) -> Iterator[tuple[Store, Store]]:
    stores = open_store(postgresql_settings), open_store(postgresql_settings)
    keep(stores[0], ONE)
    yield stores
    for store in stores:
        store.close()


def test_what_is_kept_is_told_at_once_to_everybody_here_until_they_go(store: Store) -> None:
    keep(store, ONE)
    ana, ben = Heard(), Heard()
    end_of_ana, end_of_ben = store.listen(ana), store.listen(ben)
    touch(store, "tab1")
    assert [signal for signal in ana.so_far() if signal != Missed()] == [touched(1, "tab1")]
    end_of_ana()
    end_of_ana()
    touch(store)
    assert [signal for signal in ana.so_far() if signal != Missed()] == []
    assert [signal for signal in ben.so_far() if signal != Missed()] == [touched(1, "tab1"), touched(2)]
    end_of_ben()


def test_what_is_told_can_be_read_already(store: Store) -> None:
    keep(store, ONE)
    read: list[int] = []

    def read_it(signal: Signal) -> None:
        if isinstance(signal, Touched):
            with store.read() as work:
                read.append(work.postmortems.revision(ONE.id))

    store.listen(read_it)
    touch(store)
    assert read == [1]


class Trouble(Exception):
    pass


def touch_and_fail(store: Store) -> None:
    with store.begin() as work:
        work.postmortems.touch(ONE.id, NOON, sections=["incident"])
        raise Trouble


def test_a_transaction_that_fails_tells_nothing(store: Store, other: Store) -> None:
    here, there = Heard(), Heard()
    store.listen(here)
    other.listen(there)
    with pytest.raises(Trouble):
        touch_and_fail(store)
    touch(store, "later")
    assert here.next_of(Touched) == touched(1, "later")
    if store.check().startswith("postgresql"):
        assert there.next_of(Touched) == touched(1, "later")


def test_a_listener_that_fails_troubles_neither_the_writer_nor_the_others(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    keep(store, ONE)
    heard = Heard()

    def fail(_signal: Signal) -> None:
        raise Trouble

    store.listen(fail)
    store.listen(heard)
    touch(store)
    assert heard.next_of(Touched) == touched(1)
    assert "a listener failed on Touched" in caplog.messages


def test_listeners_come_and_go_on_every_thread_while_others_are_told(store: Store) -> None:
    keep(store, ONE)
    steady = Heard()
    store.listen(steady)

    def come_and_go(_number: int) -> None:
        for _ in range(20):
            store.listen(Heard())()

    with ThreadPoolExecutor(4) as threads:
        coming = [threads.submit(come_and_go, number) for number in range(3)]
        for _ in range(20):
            touch(store)
        for each in coming:
            each.result()
    assert [steady.next_of(Touched).revision for _ in range(20)] == list(range(1, 21))


def test_a_listener_may_go_while_it_is_told(store: Store) -> None:
    keep(store, ONE)
    heard = Heard()
    ends: list[Callable[[], None]] = []

    def hear_once(signal: Signal) -> None:
        if isinstance(signal, Touched):
            ends.pop()()
            heard(signal)

    ends.append(store.listen(hear_once))
    touch(store)
    touch(store)
    assert heard.so_far() == [touched(1)]


def test_another_process_that_has_written_is_noticed(store: Store, other: Store) -> None:
    heard = Heard()
    store.listen(heard)
    touch(other)
    assert isinstance(heard.next(), Missed | Touched)


def test_nobody_is_watched_when_nobody_listens_any_more(store: Store, other: Store) -> None:
    heard = Heard()
    store.listen(heard)()
    heard.so_far()
    again = Heard()
    store.listen(again)
    touch(other)
    assert isinstance(again.next(), Missed | Touched)
    assert heard.so_far() == []


def test_a_closed_store_leaves_no_thread_and_a_listener_may_still_go(store: Store) -> None:
    heard = Heard()
    end = store.listen(heard)
    store.close()
    end()


def test_losing_a_right_is_told_once_it_is_kept(store: Store, other: Store) -> None:
    heard, elsewhere = Heard(), Heard()
    store.listen(heard)
    other.listen(elsewhere)
    ana = a_person()
    for person in (ana, replace(ana, name="Ana Lima"), replace(ana, name="Ana Lima", role=Role.READER)):
        with store.begin() as work:
            work.people.save(person)
    with store.begin() as work:
        work.people.save(replace(ana, role=Role.READER, is_active=False))
    expected = RightsChanged(person=ana.id)
    assert [heard.next_of(RightsChanged), heard.next_of(RightsChanged)] == [expected, expected]
    assert [signal for signal in heard.so_far() if signal != Missed()] == []
    if store.check().startswith("postgresql"):
        assert [elsewhere.next_of(RightsChanged), elsewhere.next_of(RightsChanged)] == [expected, expected]
    else:
        assert elsewhere.next() == Missed()


def test_another_process_on_postgresql_hears_each_signal_once_and_in_order(
    other_on_postgresql: tuple[Store, Store],
) -> None:
    store, other = other_on_postgresql
    here, there = Heard(), Heard()
    store.listen(here)
    other.listen(there)
    assert there.next() == Missed()
    present = Present(postmortem=ONE.id, content='{"name": "Дарья 🎉 \\u0000"}')
    touch(store, "tab")
    store.say(present)
    with store.begin() as work:
        work.postmortems.touch(ONE.id, NOON, sections=["timeline", "causes"], is_prose=True)
        work.postmortems.touch(ONE.id, NOON, sections=[])
    expected: list[Signal] = [
        touched(1, "tab"),
        present,
        Touched(postmortem=ONE.id, revision=2, sections=("timeline", "causes"), is_prose=True),
        Touched(postmortem=ONE.id, revision=3, sections=()),
    ]
    heard = [there.next_of(Touched), there.next_of(Present), there.next_of(Touched), there.next_of(Touched)]
    assert heard == expected
    assert [signal for signal in here.so_far() if isinstance(signal, Present)] == []
    assert [signal for signal in here.so_far() if isinstance(signal, Touched)] == []


def test_a_transaction_that_touches_much_tells_all_of_it_elsewhere(
    other_on_postgresql: tuple[Store, Store],
) -> None:
    store, other = other_on_postgresql
    there = Heard()
    other.listen(there)
    sections = [f"section{number}" for number in range(100)]
    with store.begin() as work:
        for _ in range(50):
            work.postmortems.touch(ONE.id, NOON, sections=sections)
    assert [there.next_of(Touched).revision for _ in range(50)] == list(range(1, 51))


def test_what_no_notification_can_hold_is_refused(other_on_postgresql: tuple[Store, Store]) -> None:
    with pytest.raises(TooLong):
        other_on_postgresql[0].say(Present(postmortem=ONE.id, content="x" * 8_000))


def test_what_was_written_while_nobody_could_hear_is_told_of_in_the_end(
    other_on_postgresql: tuple[Store, Store],
) -> None:
    store, other = other_on_postgresql
    there = Heard()
    other.listen(there)
    assert there.next() == Missed()
    with store.begin() as work:
        work.postmortems.touch(ONE.id, NOON, sections=["incident"])
        _cut_off_whoever_waits(store)
    while revision_of(other) == 0:
        there.next()
    heard = []
    while not any(isinstance(signal, Touched) for signal in heard):
        assert len(heard) < 20
        touch(store, "again")
        heard.append(there.next())


def revision_of(store: Store) -> int:
    with store.read() as work:
        return work.postmortems.revision(ONE.id)


def _cut_off_whoever_waits(store: Store) -> None:
    with store._writing.connect() as connection, connection.begin():  # type: ignore[attr-defined]
        connection.exec_driver_sql(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE state = 'idle' AND datname = current_database()"
        )


def test_what_this_process_writes_on_sqlite_is_never_taken_for_anothers(sqlite_store: Store) -> None:
    keep(sqlite_store, ONE)
    heard = Heard()
    sqlite_store.listen(heard)
    with ThreadPoolExecutor(4) as threads:
        list(threads.map(lambda _: touch(sqlite_store), range(200)))
    assert heard.so_far() == [touched(revision) for revision in range(1, 201)]


def test_the_command_line_beside_a_server_on_sqlite_is_noticed(
    sqlite_store: Store, sqlite_settings: Settings
) -> None:
    heard = Heard()
    sqlite_store.listen(heard)
    command = [str(Path(sys.executable).with_name("afterword")), "new", "Card payments failed"]
    environment = {"PATH": "", "AFTERWORD_DATA_DIR": str(sqlite_settings.data_dir)}
    subprocess.run([*command, "--severity", "P0"], cwd=ROOT, env=environment, check=True, capture_output=True)
    assert heard.next() == Missed()


def test_a_person_who_is_new_loses_no_right(store: Store) -> None:
    heard = Heard()
    store.listen(heard)
    with store.begin() as work:
        work.people.save(a_person(id=PersonId("new"), role=Role.READER))
    assert [signal for signal in heard.so_far() if signal != Missed()] == []


def test_while_nobody_loses_a_connection_everybody_compares_all_the_same(
    postgresql_settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(notified, "HEALING", 0.01)
    heard = Heard()
    with closing(open_store(postgresql_settings)) as store:
        store.listen(heard)
        assert [heard.next() for _ in range(4)] == [Missed()] * 4


def test_a_server_that_was_away_is_heard_again_when_it_is_back() -> None:
    server = Cluster(durable=True)
    with closing(open_store(Settings(database_url=server.url(server.make_database())))) as store:
        keep(store, ONE)
        heard = Heard()
        store.listen(heard)
        assert heard.next() == Missed()
        server.stop("immediate")
        server.start()
        assert heard.next() == Missed()
        touch(store)
        assert heard.next_of(Touched) == touched(1)
    server.remove()


def test_a_store_is_closed_while_its_server_is_away() -> None:
    server = Cluster(durable=True)
    store = open_store(Settings(database_url=server.url(server.make_database())))
    store.listen(Heard())
    server.stop("immediate")
    store.close()
    server.start()
    server.remove()


def test_others_are_noticed_again_after_a_transaction_that_nobody_could_wait_for(
    sqlite_settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    impatient = f"sqlite:///{sqlite_settings.data_dir / 'afterword.db'}?timeout=0.01"
    heard = Heard()
    with (
        closing(open_store(Settings(database_url=impatient))) as store,
        closing(open_store(sqlite_settings)) as other,
    ):
        keep(store, ONE)
        store.listen(heard)
        with store.begin():
            while not caplog.messages:
                pass
        touch(other)
        assert heard.next() == Missed()
    assert caplog.messages == ["changes of other processes are not seen: TimeoutError"]
