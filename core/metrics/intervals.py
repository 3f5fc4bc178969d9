"""Stretches of time and how much they add up to, exactly: to the microsecond, and in fractions of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from fractions import Fraction
from heapq import heappop, heappush
from itertools import pairwise
from typing import Final

_MICROSECOND: Final = timedelta(microseconds=1)
_MINUTE: Final = timedelta(minutes=1) // _MICROSECOND


@dataclass(frozen=True, slots=True, order=True)
class Interval:
    """From `start`, which belongs to it, to `end`, which does not; empty when both are one."""

    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True)
class Hit:
    """A stretch in which a share (of 1) of users or requests was hit."""

    interval: Interval
    share: Fraction = Fraction(1)


def merged(intervals: Iterable[Interval]) -> tuple[Interval, ...]:
    """The same time without overlaps, in order; intervals that touch become one, empty ones vanish."""
    found: list[Interval] = []
    for each in sorted(intervals):
        if each.start >= each.end:
            continue
        if found and each.start <= found[-1].end:
            found[-1] = Interval(found[-1].start, max(found[-1].end, each.end))
        else:
            found.append(each)
    return tuple(found)


def clipped(hits: Iterable[Hit], window: Interval) -> tuple[Hit, ...]:
    """What of them lies in the window."""
    cut = (
        Hit(Interval(max(hit.interval.start, window.start), min(hit.interval.end, window.end)), hit.share)
        for hit in hits
    )
    return tuple(hit for hit in cut if hit.interval.start < hit.interval.end)


def minutes(intervals: Iterable[Interval]) -> Fraction:
    """Minutes that at least one of them holds."""
    return sum((_length(each) for each in merged(intervals)), Fraction(0))


def weighted_minutes(hits: Sequence[Hit]) -> Fraction:
    """Minutes times the share that was hit; where several overlap, the greatest share counts.

    Those who are hit by two outages of one service may be the same, so shares are not added up.
    """
    waiting = sorted(hits, key=lambda hit: hit.interval, reverse=True)
    moments = sorted({moment for hit in hits for moment in (hit.interval.start, hit.interval.end)})
    going_on: list[tuple[Fraction, datetime]] = []
    total = Fraction(0)
    for now, then in pairwise(moments):
        while waiting and waiting[-1].interval.start <= now:
            hit = waiting.pop()
            heappush(going_on, (-hit.share, hit.interval.end))
        while going_on and going_on[0][1] <= now:
            heappop(going_on)
        if going_on:
            total -= going_on[0][0] * _length(Interval(now, then))
    return total


def _length(interval: Interval) -> Fraction:
    return Fraction((interval.end - interval.start) // _MICROSECOND, _MINUTE)
