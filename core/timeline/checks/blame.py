"""Sentences that blame a person. Facts say what happened; who reads blame tells less the next time."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from core.domain.timeline import TimelineEvent
from core.timeline.calendar_words import folded
from core.timeline.checks.blame_words import (
    ALWAYS,
    ANYBODYS,
    BEFORE_NAMES,
    BEHIND_NAMES,
    MACHINES,
    PEOPLE,
    PERSONAL,
)
from core.timeline.checks.case import Case, Found
from core.timeline.checks.finding import Check, Finding

_SENTENCE: Final = re.compile(r"[^.!?;\n]+")
_WORD: Final = re.compile(r"@?\w+(?:-\w+)*")
_BETWEEN: Final = 2
"""So many words may stand between a person and what they are blamed for."""
_NEAR: Final = 80
"""So many letters are looked at to find them."""
_SHORTEST: Final = 3
_INFLECTED: Final = 4
_ENDINGS: Final = 2


def _any_of(phrases: Iterable[str]) -> str:
    """A group of them, the longest first."""
    longest_first = sorted(phrases, key=len, reverse=True)
    return f"({'|'.join(re.escape(folded(each)) for each in longest_first)})"


def _words(phrases: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){_any_of(phrases)}(?!\w)")


_ALWAYS: Final = _words(ALWAYS)
_PERSONAL: Final = _words(PERSONAL)
_BEHIND_PERSONS: Final = _words((*PERSONAL, *ANYBODYS))
_AFTER: Final = _words(BEFORE_NAMES)
_OWNED: Final = re.compile(rf"('s ){_any_of(BEHIND_NAMES)}(?!\w)")
_BLANKS: Final = re.compile(r"\s*")
_PEOPLE: Final = frozenset(map(folded, PEOPLE))
_MACHINES: Final = frozenset(map(folded, MACHINES))


def blame(case: Case) -> Found:
    names = _names(participant.name for participant in case.postmortem.people)
    for event in case.events:
        if words := _blaming(event, names):
            yield event.id, Finding(check=Check.BLAME, words=words)


def _blaming(event: TimelineEvent, known: frozenset[str]) -> str:
    """The words that blame, as they were written; empty where none do."""
    actor = _names([event.actor])
    names, text = known | actor, folded(event.text).replace("’", "'")
    written = event.text if len(event.text) == len(text) else text
    for sentence in _SENTENCE.finditer(text):
        span = next(_blames(text, sentence.start(), sentence.end(), names, has_actor=bool(actor)), None)
        if span:
            return written[span[0] : span[1]].strip()
    return ""


def _blames(
    text: str, start: int, end: int, names: frozenset[str], *, has_actor: bool
) -> Iterator[tuple[int, int]]:
    """Where words of blame stand in a sentence of the text."""
    yield from (found.span(1) for found in _ALWAYS.finditer(text, start, end))
    begin = _BLANKS.match(text, start, end)
    if has_actor and begin and (found := _PERSONAL.match(text, begin.end(), end)):
        yield found.span(1)
    for found in _BEHIND_PERSONS.finditer(text, start, end):
        if _speaks_of_person(_last(text[start : found.start()], _BETWEEN + 1), names):
            yield found.span(1)
    for found in _AFTER.finditer(text, start, end):
        if _speaks_of_person(_WORD.findall(text[found.end() : end][:_NEAR])[: _BETWEEN + 1], names):
            yield found.span(1)
    for found in _OWNED.finditer(text, start, end):
        if _speaks_of_person(_last(text[start : found.start()], 1), names):
            yield found.span(2)


def _last(text: str, count: int) -> list[str]:
    return _WORD.findall(text[-_NEAR:])[-count:]


def _speaks_of_person(words: Iterable[str], names: frozenset[str]) -> bool:
    return any(
        word.startswith("@") or word in _PEOPLE or any(_is_form_of(word, name) for name in names)
        for word in words
    )


def _is_form_of(word: str, name: str) -> bool:
    """The name itself, or with another ending: `по вине Анны`."""
    if word == name:
        return True
    stem = name[:-1]
    is_long = len(name) >= _INFLECTED and not stem.isascii()
    return is_long and word.startswith(stem) and len(word) <= len(name) + _ENDINGS


def _names(given: Iterable[str]) -> frozenset[str]:
    """The parts of people's names, folded."""
    parts = (word.removeprefix("@") for name in given for word in _WORD.findall(folded(name)))
    return frozenset(part for part in parts if len(part) >= _SHORTEST and part not in _MACHINES)
