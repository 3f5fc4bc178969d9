import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain.errors import TooLong, Unreadable
from core.domain.text import one_line


def test_white_space_collapses_and_control_characters_go():
    assert one_line("  Card\x00 payments\n\tfailed \ud800", most=300) == "Card payments failed"


def test_signs_that_join_emoji_stay():
    assert one_line("👩‍🚒", most=10) == "👩‍🚒"


def test_nothing_is_refused_where_something_is_expected():
    with pytest.raises(Unreadable):
        one_line(" \x07 ", most=300, expected="a title")


def test_nothing_is_fine_where_nothing_is_expected():
    assert one_line(" ", most=300) == ""


def test_the_limit_counts_what_is_left():
    assert one_line(" " * 500 + "x" * 300, most=300) == "x" * 300
    with pytest.raises(TooLong) as refused:
        one_line("x" * 301, most=300)
    assert (refused.value.length, refused.value.limit) == (301, 300)


@given(st.text())
def test_a_line_stays_as_it_is_the_second_time(text):
    once = one_line(text, most=10_000)
    assert one_line(once, most=10_000) == once
