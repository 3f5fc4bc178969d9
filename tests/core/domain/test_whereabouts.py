"""A place in a text is found again after later changes, as long as something near it is still there."""

from hypothesis import given

from core.domain.ids import PersonId
from core.domain.passages import Cut, Keep, Passages, Put, applied
from core.domain.whereabouts import place_of, what_is_left
from tests.core.domain.test_passages import chains

ANA = PersonId("ana")
TEXT = "The pool was full. Nobody saw it."


def placed(at: int, later: Passages, text: str = TEXT) -> str | None:
    """The text afterwards with a mark at the place."""
    now = applied(text, later)
    place = place_of(at, len(text), later)
    return None if place is None else f"{now[:place]}|{now[place:]}"


def test_a_place_moves_with_what_stands_around_it() -> None:
    assert placed(4, ()) == "The |pool was full. Nobody saw it."
    assert placed(4, (Put("Then: ", ANA),)) == "Then: The |pool was full. Nobody saw it."
    assert placed(19, (Keep(19), Cut("Nobody saw it.", ANA))) == "The pool was full. |"


def test_a_place_between_two_that_were_parted_stays_with_the_first() -> None:
    assert placed(4, (Keep(4), Put("big ", ANA))) == "The |big pool was full. Nobody saw it."


def test_a_place_whose_neighbours_are_gone_is_beside_the_nearest_that_is_left() -> None:
    assert placed(10, (Keep(4), Cut("pool was full.", ANA), Put("tank broke.", ANA))) == (
        "The |tank broke. Nobody saw it."
    )
    assert placed(15, (Keep(4), Cut("pool was full.", ANA), Put("tank broke.", ANA))) == (
        "The tank broke.| Nobody saw it."
    )


def test_the_beginning_and_the_end_of_a_text_are_always_there() -> None:
    rewritten = (Cut(TEXT, ANA), Put("New.", ANA))
    assert (placed(0, rewritten), placed(len(TEXT), rewritten)) == ("|New.", "New.|")
    assert placed(0, (), text="") == "|"


def test_a_place_all_of_whose_surroundings_are_gone_is_not_found() -> None:
    long = "a" * 1_000
    assert place_of(500, len(long), (Keep(300), Cut("a" * 400, ANA))) == 300
    assert place_of(500, len(long), (Keep(299), Cut("a" * 402, ANA))) is None


def test_what_is_left_of_a_passage_is_found_in_pieces() -> None:
    later = (Put("Then: ", ANA), Keep(9), Cut("was", ANA), Keep(1), Put("over", ANA))
    now = applied(TEXT, later)
    assert [now[begin:end] for begin, end in what_is_left(4, 17, len(TEXT), later)] == ["pool ", " ", "full"]
    assert what_is_left(9, 12, len(TEXT), later) == []


@given(chains(1))
def test_every_character_that_is_kept_is_found_where_it_stands(chain: tuple[str, list[Passages]]) -> None:
    text, [later] = chain
    now = applied(text, later)
    for at, character in enumerate(text):
        for begin, end in what_is_left(at, at + 1, len(text), later):
            assert (now[begin:end], place_of(at + 1, len(text), later)) == (character, end)
