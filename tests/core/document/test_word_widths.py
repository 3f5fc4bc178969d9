from hypothesis import given
from hypothesis import strategies as st

from core.document.word.widths import widths

ROOM = 9_638
TEXTS = st.lists(st.text(max_size=80), min_size=1, max_size=4)


@given(st.lists(TEXTS, min_size=1, max_size=12))
def test_columns_fill_the_page_and_are_never_without_width(columns):
    found = widths(columns, ROOM)
    assert ROOM - len(found) <= sum(found) <= ROOM
    assert min(found) > 0


def test_times_stay_on_one_line_and_the_story_gets_the_rest():
    story = "Rolled back the release and told support " * 3
    assert widths([["Time", "2026-03-02 14:05"], ["What happened", story], ["Key", "AI-1"]], ROOM) == [
        1712,
        7238,
        688,
    ]


def test_wide_columns_share_alike():
    story = "Rolled back the release and told support " * 3
    assert widths([[story], [story]], ROOM) == [4819, 4819]


def test_an_address_does_not_take_the_room_of_words():
    address = "https://chat.example.com/archives/C024BE91L/p1612345678901234"
    assert widths([["Rolled back the release and told support " * 3], [address]], ROOM) == [7718, 1920]
