"""Passages are found between two texts of which nothing else is known."""

from hypothesis import given
from hypothesis import strategies as st

from core.document.passage_finding import between
from core.domain.ids import PersonId
from core.domain.passages import Cut, Keep, Put, applied, normal, undone

ANA = PersonId("ana")
texts = st.text(alphabet="ab \n.é😀", max_size=60)


@given(texts, texts)
def test_they_lead_from_the_one_to_the_other_and_back(old: str, new: str) -> None:
    found = between(old, new, ANA)
    assert (applied(old, found), undone(new, found), normal(found)) == (new, old, found)


@given(texts)
def test_there_are_none_between_equal_texts(text: str) -> None:
    assert between(text, text, ANA) == ()


def test_they_are_as_small_as_a_person_would_make_them() -> None:
    assert between("The pool was full 😀 for long.", "The pool was empty 😀 for very long.", ANA) == (
        Keep(13),
        Cut("full", ANA),
        Put("empty", ANA),
        Keep(6),
        Put(" very", ANA),
    )
