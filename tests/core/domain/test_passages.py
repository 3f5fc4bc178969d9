"""Passages are a change of a text that can be walked both ways and joined with the next."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain.ids import PersonId
from core.domain.passages import (
    Cut,
    Keep,
    Passage,
    Passages,
    Put,
    applied,
    chained,
    composed,
    forgotten,
    inverse,
    normal,
    undone,
)

ANA, BEN, EVA = PersonId("ana"), PersonId("ben"), PersonId("eva")
people = st.sampled_from([ANA, BEN, EVA])
words = st.text(alphabet="abc\n é😀👨‍👩‍👧", max_size=12)


@st.composite
def leading_on(draw: st.DrawFn, text: str) -> Passages:
    """Any change of this text by anybody, in normal form."""
    passages: list[Passage] = []
    at = 0
    while at < len(text) and draw(st.booleans()):
        stop = draw(st.integers(at, len(text)))
        over = Cut(text[at:stop], draw(people)) if draw(st.booleans()) else Keep(stop - at)
        passages += [over, Put(draw(words), draw(people))]
        at = stop
    return normal(passages)


@st.composite
def chains(draw: st.DrawFn, length: int) -> tuple[str, list[Passages]]:
    """A text and changes of it that follow each other."""
    first = text = draw(words)
    changes = []
    for _ in range(length):
        changes.append(draw(leading_on(text)))
        text = applied(text, changes[-1])
    return first, changes


@given(chains(1))
def test_a_change_can_be_walked_back(chain: tuple[str, list[Passages]]) -> None:
    text, [change] = chain
    after = applied(text, change)
    assert (undone(after, change), applied(after, inverse(change))) == (text, text)
    assert inverse(inverse(change)) == change


@given(chains(2))
def test_two_changes_joined_do_what_they_did_one_after_the_other(chain: tuple[str, list[Passages]]) -> None:
    text, [first, second] = chain
    after = applied(applied(text, first), second)
    joined = composed(first, second)
    assert (applied(text, joined), undone(after, joined), normal(joined)) == (after, text, joined)


@given(chains(3))
def test_it_does_not_matter_which_two_of_three_are_joined_first(chain: tuple[str, list[Passages]]) -> None:
    _, [first, second, third] = chain
    assert composed(composed(first, second), third) == composed(first, composed(second, third))


@given(chains(5))
def test_a_chain_of_changes_does_what_they_do_one_after_the_other(chain: tuple[str, list[Passages]]) -> None:
    text, changes = chain
    after = text
    for change in changes:
        after = applied(after, change)
    assert (applied(text, chained(changes)), chained(changes[:1]), chained([])) == (after, changes[0], ())


@given(chains(1))
def test_joining_with_no_change_changes_nothing(chain: tuple[str, list[Passages]]) -> None:
    _, [change] = chain
    assert (composed(change, ()), composed((), change)) == (change, change)


def test_each_passage_keeps_its_author_through_later_changes() -> None:
    first = (Keep(4), Put("was slow", ANA))
    second = (Cut("It ", BEN), Keep(5), Put("very ", BEN), Keep(4), Put(".", ANA))
    assert composed(first, second) == (
        Cut("It ", BEN),
        Keep(1),
        Put("was ", ANA),
        Put("very ", BEN),
        Put("slow.", ANA),
    )


def test_what_is_put_in_and_cut_out_again_is_gone_and_can_be_asked_for() -> None:
    first = (Put("wrong and right", ANA),)
    second = (Cut("wrong and ", BEN),)
    assert composed(first, second) == (Put("right", ANA),)
    assert forgotten(first, second) == ((Put("wrong and ", ANA), Cut("wrong and ", BEN)),)


def test_what_a_later_change_cuts_of_the_text_before_says_who_cut_it() -> None:
    first = (Cut("old ", ANA), Put("new ", ANA))
    assert composed(first, (Keep(4), Cut("text", BEN))) == (
        Cut("old ", ANA),
        Cut("text", BEN),
        Put("new ", ANA),
    )
    assert forgotten(first, (Keep(4), Cut("text", BEN))) == ()


def test_the_normal_form_joins_neighbours_and_cuts_before_it_puts() -> None:
    loose = (
        Keep(0),
        Put("a", ANA),
        Cut("x", BEN),
        Put("b", ANA),
        Cut("y", BEN),
        Put("", EVA),
        Keep(1),
        Keep(2),
        Put("c", ANA),
        Keep(3),
    )
    assert normal(loose) == (Cut("xy", BEN), Put("ab", ANA), Keep(3), Put("c", ANA))
    assert normal(()) == normal((Keep(7),)) == ()


@pytest.mark.parametrize("text", ["", "other", "tex"])
def test_a_change_of_another_text_is_not_applied(text: str) -> None:
    with pytest.raises(ValueError, match=r"0|4"):
        applied(text, (Cut("t", ANA), Keep(3), Put("s", ANA)))
