"""Where what stood in a text stands after later changes of it."""

from collections.abc import Iterator
from typing import Final, NamedTuple, assert_never

from core.domain.passages import Cut, Keep, Passages, Put

_NEAR: Final = 200
"""So many characters to either side are the surroundings of a place."""


class _Run(NamedTuple):
    """Characters from `begin` up to `end` are still there, and the first of them stands at `now`."""

    begin: int
    end: int
    now: int


def place_of(at: int, length: int, later: Passages) -> int | None:
    """Where the place before character `at` of a text of that length is now; none when its surroundings are gone.

    It is beside the nearest character that is still there. Beginning and end of a text are always there.
    """
    runs = list(_runs(length, later))
    last = runs[-1]
    ends = (_Run(0, 0, 0), _Run(length, length, last.now + last.end - last.begin))
    distance, place = min(
        (_beside(run, at) for run in (*(run for run in runs if run.end > run.begin), *ends)),
        key=lambda found: found[0],
    )
    return place if distance <= _NEAR else None


def what_is_left(begin: int, end: int, length: int, later: Passages) -> list[tuple[int, int]]:
    """Where those of the characters from `begin` up to `end` stand that are still there: from, up to."""
    return [
        (run.now + max(begin, run.begin) - run.begin, run.now + min(end, run.end) - run.begin)
        for run in _runs(length, later)
        if max(begin, run.begin) < min(end, run.end)
    ]


def _beside(run: _Run, at: int) -> tuple[int, int]:
    """The distance to the run's nearest side, and where that is now."""
    nearest = min(max(at, run.begin), run.end)
    return abs(nearest - at), run.now + nearest - run.begin


def _runs(length: int, later: Passages) -> Iterator[_Run]:
    """At least one, which may be empty: what is behind the last passage."""
    at = now = 0
    for passage in later:
        match passage:
            case Keep(kept):
                yield _Run(at, at + kept, now)
                at, now = at + kept, now + kept
            case Cut(text, _):
                at += len(text)
            case Put(text, _):
                now += len(text)
            case _ as never:
                assert_never(never)
    yield _Run(at, length, now)
