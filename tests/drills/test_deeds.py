"""The drills would notice what they are there to notice."""

import pytest

from tests.drills.deeds import Deed, damage
from tests.drills.outcome import NONE, Damage

ONE, TWO, THREE = Deed("one"), Deed("two"), Deed("three")
NOT_TWO = Deed("two", is_removal=True)


def test_what_was_saved_and_what_was_not_may_both_be_there():
    assert damage([ONE], [ONE, TWO, THREE], {"luck": "one two "}) == NONE


def test_a_word_that_was_saved_and_is_not_there_is_lost():
    assert damage([ONE, TWO], [ONE, TWO], {"luck": "two "}) == Damage(lost=frozenset([str(ONE)]))


def test_a_word_that_somebody_removed_is_not_lost():
    assert damage([ONE, TWO], [ONE, TWO, NOT_TWO], {"luck": "one "}) == NONE


def test_a_removal_that_was_saved_and_did_not_last_is_lost():
    texts = {"luck": "one two "}
    assert damage([NOT_TWO], [ONE, TWO, NOT_TWO], texts) == Damage(lost=frozenset([str(NOT_TWO)]))


def test_a_word_that_is_there_twice_is_doubled():
    texts = {"luck": "one ", "lessons": "one two "}
    assert damage([ONE], [ONE, TWO], texts) == Damage(doubled=frozenset(["one"]))


@pytest.mark.parametrize("text", ["onetwo", "on", "one two four"])
def test_a_word_that_nobody_typed_is_corrupt(text):
    strange = frozenset(text.split()) - {"one", "two"}
    assert damage([], [ONE, TWO], {"luck": text}) == Damage(corrupt=strange)
