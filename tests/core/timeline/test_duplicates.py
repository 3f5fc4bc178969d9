from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain.timeline import TimelineEvent
from core.timeline.duplicates import mark_duplicates
from core.timeline.sketch import Doubt, Sketch

MOMENT = datetime(2026, 3, 2, 14, 5, tzinfo=UTC)
KNOWN = TimelineEvent(at=MOMENT, text="Failover to the second region started")


@pytest.mark.parametrize(
    ("seconds", "text", "is_known"),
    [
        (0, "Failover to the second region started", True),
        (60, "failover to the second region started.", True),
        (-60, "Failover to second region started", True),
        (61, "Failover to the second region started", False),
        (0, "Failover to the second region ended, then started again", False),
        (0, "Checkout failed", False),
    ],
)
def test_nearly_the_same_within_a_minute_is_a_duplicate(seconds, text, is_known):
    sketch = Sketch(at=MOMENT + timedelta(seconds=seconds), text=text)
    (marked,) = mark_duplicates([sketch], [KNOWN])
    assert marked.doubts == ((Doubt.DUPLICATE,) if is_known else ())


def test_without_an_instant_only_what_has_none_either_can_be_the_same():
    sketch = Sketch(text=KNOWN.text, doubts=(Doubt.NO_TIME,))
    assert mark_duplicates([sketch], [KNOWN]) == (sketch,)
    (marked,) = mark_duplicates([sketch], [TimelineEvent(text=KNOWN.text)])
    assert marked.doubts == (Doubt.NO_TIME, Doubt.DUPLICATE)


@given(st.lists(st.tuples(st.integers(0, 600), st.sampled_from(["a b c", "a b", "d", ""]))))
def test_what_was_taken_in_is_all_duplicates_the_second_time(rows):
    sketches = [Sketch(at=MOMENT + timedelta(seconds=second), text=text) for second, text in rows]
    events = [TimelineEvent(at=each.at, text=each.text) for each in sketches]
    marked = mark_duplicates(sketches, events)
    assert [Doubt.DUPLICATE in each.doubts for each in marked] == [True] * len(rows)
    assert mark_duplicates(marked, events) == marked
