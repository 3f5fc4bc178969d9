"""Events that say what another one has said, within two minutes."""

import re
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from core.domain.timeline import TimelineEvent
from core.timeline.calendar_words import folded
from core.timeline.checks.case import Case, Found
from core.timeline.checks.finding import Check, Finding

_NEAR: Final = timedelta(minutes=2)
_ALIKE: Final = 0.7
"""The share of words that two texts have in common."""
_NEIGHBOURS: Final = 8
"""Of events at nearly one time so many are compared, or the cost would grow with their square."""
_WORD: Final = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class _Told:
    at: datetime
    event: TimelineEvent
    words: frozenset[str]
    numbers: frozenset[str]
    actor: str

    def is_of_same_people(self, other: "_Told") -> bool:
        return not self.actor or not other.actor or self.actor == other.actor

    def is_like(self, other: "_Told") -> bool:
        """Two readings of one gauge are alike but for the number."""
        if self.numbers != other.numbers or not self.is_of_same_people(other):
            return False
        return len(self.words & other.words) >= _ALIKE * len(self.words | other.words)


def duplicates(case: Case) -> Found:
    """At the later one of two."""
    latest: dict[frozenset[str], _Told] = {}
    neighbours: deque[_Told] = deque(maxlen=_NEIGHBOURS)
    for at, event in case.dated:
        told = _told(at, event)
        if not told.words:
            continue
        same = latest.get(told.words)
        if same and at - same.at <= _NEAR and same.is_of_same_people(told):
            yield event.id, _finding(Check.DUPLICATE, told, same)
        elif like := _like(told, neighbours):
            yield event.id, _finding(Check.NEAR_DUPLICATE, told, like)
        latest[told.words] = told
        neighbours.append(told)


def _like(told: _Told, neighbours: Iterable[_Told]) -> _Told | None:
    near = (each for each in neighbours if told.at - each.at <= _NEAR and told.is_like(each))
    return next(near, None)


def _told(at: datetime, event: TimelineEvent) -> _Told:
    words = frozenset(_WORD.findall(folded(event.text)))
    numbers = frozenset(word for word in words if any(sign.isdigit() for sign in word))
    return _Told(at, event, words, numbers, folded(event.actor).strip())


def _finding(check: Check, told: _Told, other: _Told) -> Finding:
    return Finding(check=check, time=told.at, other_time=other.at, other=other.event.id)
