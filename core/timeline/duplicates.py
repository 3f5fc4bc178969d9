"""Which of the events that are about to be added the timeline has already."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Final

from core.domain.timeline import TimelineEvent
from core.timeline.calendar_words import folded
from core.timeline.sketch import Doubt, Sketch

_NEAR: Final = timedelta(minutes=1)
_ALIKE: Final = 0.7
"""The share of words that two texts must have in common."""
_WORD: Final = re.compile(r"\w+")
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


def mark_duplicates(sketches: Iterable[Sketch], events: Iterable[TimelineEvent]) -> tuple[Sketch, ...]:
    """With the doubt `DUPLICATE` where an event within a minute says nearly the same."""
    known: dict[int | None, list[tuple[datetime | None, frozenset[str]]]] = defaultdict(list)
    for event in events:
        known[_minute(event.at)].append((event.at, _words(event.text)))
    return tuple(_marked(sketch, known) for sketch in sketches)


def _marked(sketch: Sketch, known: dict[int | None, list[tuple[datetime | None, frozenset[str]]]]) -> Sketch:
    minute = _minute(sketch.at)
    minutes = [None] if minute is None else [minute - 1, minute, minute + 1]
    words = _words(sketch.text)
    is_known = any(
        _are_near(at, sketch.at) and _are_alike(words, others)
        for each in minutes
        for at, others in known.get(each, ())
    )
    if not is_known or Doubt.DUPLICATE in sketch.doubts:
        return sketch
    return replace(sketch, doubts=(*sketch.doubts, Doubt.DUPLICATE))


def _minute(at: datetime | None) -> int | None:
    return None if at is None else (at - _EPOCH) // _NEAR


def _are_near(one: datetime | None, other: datetime | None) -> bool:
    return abs(one - other) <= _NEAR if one and other else one is other


def _are_alike(one: frozenset[str], other: frozenset[str]) -> bool:
    if not one and not other:
        return True
    return len(one & other) >= _ALIKE * len(one | other)


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(folded(text)))
