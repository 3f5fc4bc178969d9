from core.timeline.sketch import DOUBTS, Doubt


def test_every_doubt_says_what_to_do():
    assert set(DOUBTS) == set(Doubt)
