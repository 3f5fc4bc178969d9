from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pycrdt import Doc, Map, Text

from core.document.shared_text import LONGEST, SharedText, difference, merged, texts
from core.domain.errors import Garbled, TooLong

KEY = "root_cause"
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
