from dataclasses import replace
from datetime import timedelta

import pytest

from core.document.shared_text import LONGEST, SharedText, difference, texts
from core.domain.errors import NotFound, TooLong
from core.domain.ids import PersonId
from core.domain.passages import undone
from core.services import manuscript, prose, sittings
from tests.factories import NOON, a_person, an_id

KEY = "root_cause"
ANA = a_person()
BEN = a_person(id=PersonId("ben"), name="Ben Okafor", email="ben@example.com")


def stored(store, postmortem):
    return prose.news(store, postmortem).updates


def changes(store, postmortem):
    """Of each revision, first to last: where it was, the texts before and after, and who wrote."""
    with store.read() as work:
        history = work.revisions.of(postmortem)
        text = dict(work.prose.plain(postmortem))
    found = []
    for revision in history:
        after = text[revision.section]
        text[revision.section] = undone(after, revision.passages)
        found.insert(0, (revision.section, text[revision.section], after, *revision.names.values()))
    return found


def plain(store, postmortem):
    with store.read() as work:
        return dict(work.postmortems.get(postmortem).prose)


def typed(store, postmortem, text, key=KEY):
    update = difference(stored(store, postmortem), key, text)
    assert update
    return update


def test_a_written_text_is_found_in_updates_plain_text_and_history(store, postmortem):
    before = revision(store, postmortem)
    prose.write_text(store, postmortem, KEY, "A pool without a limit. Да 😀", by=ANA, now=NOON)
    assert (
        texts(stored(store, postmortem)) == plain(store, postmortem) == {KEY: "A pool without a limit. Да 😀"}
    )
    assert changes(store, postmortem) == [(KEY, "", "A pool without a limit. Да 😀", "Ana Souza")]
    assert revision(store, postmortem) > before


def revision(store, postmortem):
    with store.read() as work:
        return work.postmortems.revision(postmortem)


def test_writing_the_same_text_again_changes_nothing(store, postmortem):
    prose.write_text(store, postmortem, KEY, "same", by=ANA, now=NOON)
    before = revision(store, postmortem), stored(store, postmortem)
    prose.write_text(store, postmortem, KEY, "same", by=BEN, now=NOON + timedelta(hours=1))
    assert (revision(store, postmortem), stored(store, postmortem)) == before


def test_a_text_written_over_keeps_what_somebody_types_at_the_same_time(store, postmortem):
    prose.write_text(store, postmortem, KEY, "the db was down", by=ANA, now=NOON)
    typing = typed(store, postmortem, "the db was down for 3 min")
    prose.write_text(store, postmortem, KEY, "the primary db was down", by=BEN, now=NOON)
    prose.append_update(store, postmortem, typing, by=ANA, now=NOON)
    assert plain(store, postmortem) == {KEY: "the primary db was down for 3 min"}


def test_typing_without_a_pause_is_one_revision_of_its_authors(store, postmortem):
    for second, text in enumerate(("o", "on", "one")):
        now = NOON + timedelta(seconds=100 * second)
        prose.append_update(store, postmortem, typed(store, postmortem, text), by=ANA, now=now)
    prose.append_update(store, postmortem, typed(store, postmortem, "one two"), by=BEN, now=now)
    later = now + sittings.PAUSE + timedelta(seconds=1)
    prose.append_update(store, postmortem, typed(store, postmortem, "two"), by=BEN, now=later)
    assert changes(store, postmortem) == [
        (KEY, "", "one two", "Ana Souza", "Ben Okafor"),
        (KEY, "one two", "two", "Ben Okafor"),
    ]


def test_a_refused_update_leaves_no_trace(store, postmortem):
    before = revision(store, postmortem)
    with pytest.raises(TooLong):
        prose.append_update(
            store, postmortem, typed(store, postmortem, "x" * (LONGEST + 1)), by=ANA, now=NOON
        )
    with pytest.raises(TooLong):
        prose.write_text(store, postmortem, KEY, "x" * (LONGEST + 1), by=ANA, now=NOON)
    with pytest.raises(NotFound):
        prose.write_text(store, postmortem, "no_such_section", "x", by=ANA, now=NOON)
    assert (revision(store, postmortem), stored(store, postmortem)) == (before, ())


def test_a_missing_postmortem_is_said(store):
    with pytest.raises(NotFound):
        prose.news(store, an_id())
    with pytest.raises(NotFound):
        prose.write_text(store, an_id(), KEY, "x", by=ANA, now=NOON)


def test_signs_that_a_database_cannot_hold_do_no_harm(store, postmortem):
    prose.write_text(store, postmortem, KEY, "a\r\nb\0c\ud800", by=ANA, now=NOON)
    assert plain(store, postmortem) == {KEY: "a\nb\ufffdc?"}
    shared = SharedText(stored(store, postmortem))
    prose.append_update(store, postmortem, shared.rewrite("went_well", "nul \0"), by=ANA, now=NOON)
    assert plain(store, postmortem)["went_well"] == "nul \ufffd"


def test_many_updates_become_one_that_says_the_same(store, postmortem, monkeypatch):
    monkeypatch.setattr(manuscript, "MOST_UPDATES", 5)
    offline = typed(store, postmortem, "typed offline; ", "went_well")
    for length in range(1, 8):
        prose.write_text(store, postmortem, KEY, "word " * length, by=ANA, now=NOON)
    assert len(stored(store, postmortem)) < 5
    prose.append_update(store, postmortem, offline, by=BEN, now=NOON)
    assert prose.news(store, postmortem).sequence == 8
    assert texts(stored(store, postmortem)) == {KEY: "word " * 7, "went_well": "typed offline; "}


def test_who_missed_the_compaction_gets_the_merged_update(store, postmortem, monkeypatch):
    prose.write_text(store, postmortem, KEY, "one", by=ANA, now=NOON)
    known = prose.news(store, postmortem)
    monkeypatch.setattr(manuscript, "MOST_UPDATES", 2)
    for text in ("one two", "one two three"):
        prose.write_text(store, postmortem, KEY, text, by=replace(BEN), now=NOON)
    missed = prose.news(store, postmortem, after=known.sequence)
    assert (missed.sequence, texts([*known.updates, *missed.updates])) == (3, {KEY: "one two three"})
