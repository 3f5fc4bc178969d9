from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pycrdt import Doc, Map, Text

from core.document import shared_text
from core.document.shared_text import LONGEST, SharedText, difference, merged, texts
from core.domain.errors import Garbled, TooLong
from core.domain.ids import PersonId
from core.domain.passages import Cut, Keep, Put, applied

KEY = "root_cause"
ANA, BEN = PersonId("ana"), PersonId("ben")
TEXTS = st.text(st.sampled_from("ab \n.яй😀👩‍🔧é́"), max_size=40) | st.text(max_size=40)


def typed(text: str, key: str = KEY) -> bytes:
    update = difference((), key, text)
    assert update
    return update


def foreign(key: str = KEY, text: str = "x") -> Doc:
    doc = Doc()
    doc[key] = Text(text)
    return doc


@given(versions=st.lists(TEXTS, min_size=1, max_size=6))
def test_the_difference_leads_to_the_new_text(versions):
    updates = []
    for version in versions:
        if update := difference(updates, KEY, version):
            updates.append(update)
        assert texts(updates).get(KEY, "") == version


def test_no_difference_is_no_update():
    assert difference([typed("same")], KEY, "same") is None


@given(old=st.lists(st.integers(0, 99), max_size=8, unique=True), data=st.data())
def test_concurrent_differences_keep_every_word_that_somebody_typed(old, data):
    updates = [typed(" ".join(f"old{n}" for n in old))] if old else []
    written = texts(updates).get(KEY, "").split()
    writers = []
    for name in "abc":
        position = data.draw(st.integers(0, len(written)))
        words = [*written[:position], f"new{name}", *written[position:]]
        writers.append(typed_over(updates, " ".join(words)))
    together = texts([*updates, *writers])[KEY]
    assert all(f"new{name}" in together for name in "abc")
    assert texts([*updates, *reversed(writers), *writers])[KEY] == together


def typed_over(updates: list[bytes], text: str) -> bytes:
    update = difference(updates, KEY, text)
    assert update
    return update


@given(first=TEXTS.filter(bool), second=TEXTS.filter(bool))
def test_a_merged_update_gives_the_same_texts(first, second):
    updates = [typed(first), typed(second, "went_well")]
    assert texts([merged(updates)]) == texts(updates) == {KEY: first, "went_well": second}


def test_text_is_counted_right_whatever_its_script():
    updates = [typed("Сбой 😀 é́ 中文")]
    updates.append(typed_over(updates, "Сбой 😁😀 é́ в 中文"))
    assert texts(updates) == {KEY: "Сбой 😁😀 é́ в 中文"}


def test_taking_an_update_gives_only_what_was_new():
    shared = SharedText([typed("one")])
    update = typed_over([shared.whole()], "one two")
    assert shared.take(update) == update
    assert shared.take(update) == b""
    assert shared.take(shared.whole()) == b""
    assert shared.texts() == {KEY: "one two"}


def test_what_one_document_lacks_brings_it_up_to_date():
    ahead = SharedText([typed("one"), typed("two", "went_well")])
    behind = SharedText()
    behind.take(ahead.since(behind.state()))
    assert behind.texts() == ahead.texts() == {KEY: "one", "went_well": "two"}


def test_an_update_that_builds_on_missing_ones_is_refused():
    first = typed("one")
    second = typed_over([first], "one two")
    shared = SharedText()
    with pytest.raises(Garbled):
        shared.take(second)
    assert shared.take(first) == first
    assert shared.texts() == {KEY: "one"}


def test_keys_of_no_section_are_refused_but_do_not_disturb_reading():
    shared = SharedText([typed("kept")])
    with pytest.raises(Garbled):
        shared.take(foreign("no_such_section").get_update())
    assert shared.texts() == texts([typed("kept"), foreign("no_such_section").get_update()]) == {KEY: "kept"}


def test_anything_but_plain_text_is_refused():
    with_embed, with_map = foreign(), foreign()
    with_embed[KEY].insert_embed(0, {"image": "x"})
    with_map["no_such_section"] = Map({"a": 1})
    shared = SharedText([typed("kept")])
    for doc in (with_embed, with_map, foreign(text="lines of\r\nanother kind")):
        with pytest.raises(Garbled):
            shared.take(doc.get_update())
    assert shared.texts() == {KEY: "kept"}


def test_a_text_may_not_grow_past_the_limit_but_may_shrink_towards_it():
    over = [typed("x" * (LONGEST + 10))]
    shared = SharedText([typed("я" * LONGEST)])
    with pytest.raises(TooLong):
        shared.take(typed_over([shared.whole()], "я" * LONGEST + "!"))
    assert shared.texts() == {KEY: "я" * LONGEST}
    assert SharedText(over).take(typed_over(over, "x" * (LONGEST + 5)))


@given(seed=st.integers(), cuts=st.integers(1, 5))
def test_mangled_bytes_change_nothing_or_are_a_proper_update(seed, cuts):
    random = Random(seed)
    base = typed("Сбой 😀 of the database")
    mangled = bytearray(typed_over([base], "Сбой 😁 of a database, again"))
    for _ in range(cuts):
        mangled[random.randrange(len(mangled))] = random.randrange(256)
    shared = SharedText([base])
    try:
        shared.take(bytes(mangled))
    except (Garbled, TooLong):
        assert shared.texts() == {KEY: "Сбой 😀 of the database"}
    later = typed_over([shared.whole()], "still writable")
    assert shared.take(later) == later
    assert shared.texts()[KEY] == "still writable"


@pytest.mark.parametrize("state", [b"", b"\x01", b"\xff\xff\xff\xff\x07", b"\xff" * 12, b"\x82\xa4\xbbn"])
def test_a_state_that_cannot_be_read_is_refused(state):
    with pytest.raises(Garbled):
        SharedText([typed("one")]).since(state)


@given(versions=st.lists(TEXTS, min_size=1, max_size=6))
def test_changes_lead_from_the_text_before_to_the_text_after(versions):
    shared, mirror = SharedText(), SharedText()
    for version in (without_returns(version) for version in versions):
        before = shared.text(KEY)
        for taken in (shared.rewrite(KEY, version, ANA), mirror.take(mirror_of(mirror, version), ANA)):
            assert bool(taken) == (version != before)
        assert applied(before, shared.changes.get(KEY, ())) == shared.text(KEY) == version
        assert texts([shared.whole()]).get(KEY, "") == mirror.text(KEY) == version


def without_returns(text: str) -> str:
    return text.replace("\r", "\n")


def mirror_of(shared: SharedText, text: str) -> bytes:
    return difference([shared.whole()], KEY, text) or b"\0\0"


def test_changes_name_their_author_and_only_the_sections_concerned():
    shared = SharedText([typed("Сбой базы"), typed("well", "went_well")])
    shared.take(typed_over([shared.whole()], "Сбой 😀 базы"), ANA)
    assert shared.changes == {KEY: (Keep(5), Put("😀 ", ANA))}
    shared.rewrite(KEY, "базы", BEN)
    assert shared.changes == {KEY: (Cut("Сбой 😀 ", BEN),)}
    shared.take(shared.whole(), ANA)
    assert shared.changes == {}


def test_what_was_learnt_stays_when_something_is_refused():
    shared = SharedText([typed("one")])
    news = typed_over([shared.whole()], "one two")
    shared.learn([news])
    taken = typed_over([shared.whole()], "one two three")
    shared.take(taken)
    with pytest.raises(Garbled):
        shared.take(foreign("no_such_section").get_update())
    assert shared.texts() == {KEY: "one two three"}
    assert shared.take(taken) == shared.take(news) == b""


def test_many_changes_in_a_row_can_be_gone_back_behind(monkeypatch):
    monkeypatch.setattr(shared_text, "_MOST_KEPT", 3)
    shared = SharedText()
    for length in range(1, 10):
        shared.rewrite(KEY, "word " * length)
    with pytest.raises(Garbled):
        shared.take(b"\xff")
    assert shared.texts() == {KEY: "word " * 9}


def test_a_deletion_that_comes_before_what_it_deletes_is_kept_with_it():
    author = Doc()
    text = author.get(KEY, type=Text)
    text.insert(0, "kept")
    base = author.get_update()
    before = author.get_state()
    text.insert(0, "gone ")
    insertion, between = author.get_update(before), author.get_state()
    other = Doc()
    other.apply_update(author.get_update())
    del other.get(KEY, type=Text)[0:5]
    deletion = other.get_update(between)
    shared = SharedText([base])
    stored = [base, shared.take(deletion), shared.take(insertion)]
    assert texts(filter(None, stored)) == shared.texts() == {KEY: "kept"}


def test_half_of_a_sign_may_be_deleted():
    author = Doc(client_id=5)
    author.get(KEY, type=Text).insert(0, "x😀y")
    shared = SharedText([author.get_update()])
    half = bytes([0, 1, 5, 1, 1, 1])
    stored = shared.take(half)
    assert shared.texts() == texts([author.get_update(), stored]) == {KEY: "xy"}


def test_formats_are_refused():
    author = foreign(text="plain")
    shared = SharedText([author.get_update()])
    before = author.get_state()
    author[KEY].format(0, 2, {"bold": True})
    with pytest.raises(Garbled):
        shared.take(author.get_update(before))
    assert shared.texts() == {KEY: "plain"}
