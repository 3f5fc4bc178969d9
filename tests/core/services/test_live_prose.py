from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress

import pytest

from core.document.shared_text import LONGEST, SharedText, difference, texts
from core.domain.errors import Garbled, NotFound, StoreFull, StoreLocked, TooLong
from core.domain.ids import PersonId
from core.domain.passages import Keep, Put, applied
from core.domain.signals import Missed, Touched
from core.services import manuscript, prose
from core.services.live_prose import LiveProse, Written
from core.services.prose import Edit
from storage import open_store
from tests.factories import NOON, a_person, an_id

KEY = "root_cause"
ANA = a_person()
BEN = a_person(id=PersonId("ben"), name="Ben Okafor", email="ben@example.com")


@pytest.fixture
def other_store(settings, store):
    """Of the same database, as another process would have it."""
    other = open_store(settings)
    yield other
    other.close()


@pytest.fixture
def live(postmortem):
    return LiveProse(postmortem)


def write(live, store, *edits, tab=""):
    return live.write(store, edits, now=NOON, tab=tab)


def stored(store, postmortem):
    return prose.news(store, postmortem).updates


def plain(store, postmortem):
    with store.read() as work:
        return dict(work.prose.plain(postmortem))


def typed(store, postmortem, text, key=KEY):
    update = difference(stored(store, postmortem), key, text)
    assert update
    return update


def heard(store):
    signals = []
    store.listen(lambda signal: isinstance(signal, Missed) or signals.append(signal))
    return signals


def test_each_edit_of_a_batch_stands_on_its_own_merits(live, store, postmortem):
    good, other = typed(store, postmortem, "good"), typed(store, postmortem, "other", "went_well")
    long = typed(store, postmortem, "x" * (LONGEST + 1))
    edits = [Edit(good, ANA), Edit(b"\xff\xff", BEN), Edit(long, BEN), Edit(good, ANA), Edit(other, BEN)]
    written = write(live, store, *edits)
    assert [type(outcome) for outcome in written.outcomes] == [bytes, Garbled, TooLong, bytes, bytes]
    assert written == Written((), (good, *written.outcomes[1:3], b"", other))
    assert plain(store, postmortem) == {KEY: "good", "went_well": "other"}
    assert live.catch_up(store) == ()
    assert texts([live.answer(b"\0")[1]]) == {KEY: "good", "went_well": "other"}


def test_a_batch_is_one_revision_and_one_signal(live, store, postmortem):
    signals = heard(store)
    with store.read() as work:
        before = work.postmortems.revision(postmortem)
    first = typed(store, postmortem, "one two")
    second = difference([first], KEY, "one and two")
    assert second
    write(live, store, Edit(first, ANA), Edit(second, BEN), tab="t1")
    assert signals == [
        Touched(postmortem=postmortem, revision=before + 1, sections=(KEY,), is_prose=True, tab="t1")
    ]
    with store.read() as work:
        (sitting,) = work.revisions.of(postmortem)
    assert sitting.passages == (Put("one ", ANA.id), Put("and ", BEN.id), Put("two", ANA.id))
    assert sitting.names == {ANA.id: "Ana Souza", BEN.id: "Ben Okafor"}


def test_a_batch_without_anything_new_tells_nobody(live, store, postmortem):
    update = typed(store, postmortem, "one")
    write(live, store, Edit(update, ANA))
    signals = heard(store)
    assert write(live, store, Edit(update, BEN), Edit(b"\xff", BEN)).outcomes[0] == b""
    assert signals == []


def test_what_others_have_stored_is_told_once(live, store, postmortem):
    prose.write_text(store, postmortem, KEY, "one", by=ANA, now=NOON)
    known = live.catch_up(store)
    assert texts(known) == {KEY: "one"}
    prose.write_text(store, postmortem, KEY, "one two", by=BEN, now=NOON)
    written = write(live, store, Edit(typed(store, postmortem, "well", "went_well"), ANA))
    assert texts([*known, *written.news, *written.outcomes]) == {KEY: "one two", "went_well": "well"}
    assert live.catch_up(store) == ()
    with store.read() as work:
        last = work.revisions.latest(postmortem, KEY)
    assert last.passages == (Keep(3), Put(" two", BEN.id))


class Failing:
    """A store whose disk is full when the transaction is to be kept."""

    def __init__(self, store):
        self._store = store
        self.read = store.read

    @contextmanager
    def begin(self):
        with self._store.begin() as work:
            yield work
            raise StoreFull("here")


def test_after_a_failure_it_goes_on_from_what_is_stored(live, store, postmortem):
    first = typed(store, postmortem, "one")
    write(live, store, Edit(first, ANA))
    lost = typed(store, postmortem, "one lost")
    with pytest.raises(StoreFull):
        write(live, Failing(store), Edit(lost, ANA))
    builds_on_lost = difference([first, lost], KEY, "one lost two")
    assert isinstance(write(live, store, Edit(builds_on_lost, ANA)).outcomes[0], Garbled)
    prose.write_text(store, postmortem, KEY, "one other", by=BEN, now=NOON)
    written = write(live, store, Edit(lost, ANA), Edit(builds_on_lost, ANA))
    assert written.outcomes == (lost, builds_on_lost)
    assert len(written.news) == 1
    assert plain(store, postmortem) == texts(stored(store, postmortem)) == texts([live.answer(b"\0")[1]])
    assert "lost two" in plain(store, postmortem)[KEY]
    assert "other" in plain(store, postmortem)[KEY]


def test_two_processes_write_while_updates_are_compacted(live, store, postmortem, monkeypatch):
    monkeypatch.setattr(manuscript, "MOST_UPDATES", 5)
    other = LiveProse(postmortem)
    docs = {live: SharedText(), other: SharedText()}
    for turn in range(40):
        for writer, doc in docs.items():
            doc.learn(writer.catch_up(store))
            section = KEY if turn % 3 else "went_well"
            update = doc.rewrite(section, doc.text(section) + f"w{turn} ")
            doc.learn(write(writer, store, Edit(update, ANA)).news)
    for writer, doc in docs.items():
        doc.learn(writer.catch_up(store))
        assert doc.texts() == plain(store, postmortem) == texts(stored(store, postmortem))
    assert len(stored(store, postmortem)) <= 6
    words = " ".join(plain(store, postmortem).values()).split()
    assert sorted(words) == sorted(f"w{turn}" for turn in range(40) for _writer in docs)


def test_writers_of_two_stores_at_once_race_with_compaction_and_lose_nothing(
    store, other_store, postmortem, monkeypatch
):
    monkeypatch.setattr(manuscript, "MOST_UPDATES", 3)

    def type_words(store, name):
        live, doc = LiveProse(postmortem), SharedText()
        for word in range(25):
            doc.learn(live.catch_up(store))
            update = doc.rewrite(KEY, doc.text(KEY) + f"{name}{word} ")
            while True:
                with suppress(StoreLocked):
                    doc.learn(write(live, store, Edit(update, ANA)).news)
                    break

    with ThreadPoolExecutor(3) as threads:
        writers = [(store, "a"), (other_store, "b"), (store, "c")]
        for done in [threads.submit(type_words, *writer) for writer in writers]:
            done.result()
    text = texts(stored(store, postmortem))
    assert text == plain(store, postmortem)
    assert sorted(text[KEY].split()) == sorted(f"{name}{word}" for name in "abc" for word in range(25))
    with store.read() as work:
        (sitting,) = work.revisions.of(postmortem, KEY)
    assert applied("", sitting.passages) == text[KEY]


def test_a_postmortem_that_is_not_there_is_said(store):
    nowhere = LiveProse(an_id())
    with pytest.raises(NotFound):
        nowhere.catch_up(store)
    with pytest.raises(NotFound):
        write(nowhere, store, Edit(b"\0\0", ANA))


def test_a_state_that_cannot_be_read_is_refused(live):
    with pytest.raises(Garbled):
        live.answer(b"\xff")
