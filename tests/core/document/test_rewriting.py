from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from core.document.rewriting import Edit, rewriting

TEXTS = st.text(st.sampled_from("ab \n.яй😀é́"), max_size=60) | st.text(max_size=60)


def rewritten(old: str, edits: list[Edit]) -> str:
    for edit in reversed(edits):
        old = old[: edit.start] + edit.text + old[edit.stop :]
    return old


@given(old=TEXTS, new=TEXTS)
def test_edits_turn_the_old_text_into_the_new_one(old, new):
    assert rewritten(old, rewriting(old, new)) == new


@given(old=TEXTS, new=TEXTS)
def test_edits_stand_in_order_and_do_not_overlap(old, new):
    edits = rewriting(old, new)
    assert all(edit.start <= edit.stop for edit in edits)
    assert all(a.stop <= b.start for a, b in pairwise(edits))


def test_equal_texts_need_no_edit():
    assert rewriting("as it was", "as it was") == []


def test_a_word_put_into_a_line_is_one_insertion():
    assert rewriting("the db was down\n", "the primary db was down\n") == [Edit(4, 4, "primary ")]


def test_two_distant_changes_leave_what_stands_between_untouched():
    old = "first line\nsecond line\nthird line\n"
    new = "the first line\nsecond line\nthird row\n"
    assert rewriting(old, new) == [Edit(0, 0, "the "), Edit(29, 33, "row")]


def test_a_passage_too_long_to_compare_is_replaced_whole():
    old, new = "a\n" * 2_000, "b\n" * 2_000
    assert rewriting(f"<{old}>", f"<{new}>") == [Edit(1, 4_000, new[:-1])]
