"""Lines that say something about all times: "All times in UTC", "Time (PST)", "Все времена указаны по Москве"."""

import re
from collections.abc import Mapping
from typing import Final

from core.timeline.days import find_day
from core.timeline.pieces import Statement
from core.timeline.stamps import Stamp
from core.timeline.zones import find_zone

_LONGEST: Final = 240
_ABOUT_TIME: Final = re.compile(
    r"\b(?:times?|timestamps?|time ?zone|tz|hor[aá]rios?|horas?|fuso|врем[яеё]\w{0,3}|часовой пояс|пояс|зона)\b",
    re.IGNORECASE,
)
_APPROXIMATE: Final = re.compile(r"\b(?:approx|aproximad|приблизительн|примерн)", re.IGNORECASE)
_WORD: Final = re.compile(r"[^\s()\[\],;]+")
_UNKNOWN: Final = re.compile(
    r"\b(?:times?|timestamps?|time ?zone|hor[aá]rios?|fuso(?: hor[aá]rio)?|часовой пояс)"
    r"(?:\s*:|(?:\s+(?:are|is|given|shown|estão))?\s+(?:in|em|no))\s*(?P<name>\w{2,20}/\w{2,20}|[A-Z]{2,5})\b",
    re.IGNORECASE,
)
_PHRASES: Final[Mapping[str, str]] = {
    "moscow time": "Europe/Moscow",
    "москв": "Europe/Moscow",
    "московск": "Europe/Moscow",
    "brasília": "America/Sao_Paulo",
    "brasilia": "America/Sao_Paulo",
    "são paulo": "America/Sao_Paulo",
    "pacific time": "America/Los_Angeles",
    "mountain time": "America/Denver",
    "eastern time": "America/New_York",
}
_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")


def statement_in(line: str, choices: Mapping[str, str], *, is_heading: bool = False) -> Statement | None:
    """What the line says about all times; a heading may say the day as well."""
    if len(line) > _LONGEST:
        return None
    is_about_time = _ABOUT_TIME.search(line) is not None
    zone = _zone(line, choices) if is_about_time or is_heading else ""
    day = _day(line) if is_heading else None
    is_approximate = is_about_time and _APPROXIMATE.search(line) is not None
    return (
        Statement(day=day, zone=zone, is_approximate=is_approximate)
        if zone or day or is_approximate
        else None
    )


def of_header(cell: str, choices: Mapping[str, str]) -> Statement:
    """The zone and the year in the header of a column of times."""
    year = _YEAR.search(cell)
    return Statement(year=int(year[0]) if year else None, zone=_zone(cell[:_LONGEST], choices))


def _zone(line: str, choices: Mapping[str, str]) -> str:
    for word in _WORD.finditer(line):
        if found := find_zone(line, word.start(), choices=choices):
            return found.name
    folded = line.casefold()
    named = next((region for phrase, region in _PHRASES.items() if phrase in folded), "")
    unknown = _UNKNOWN.search(line)
    return named or (unknown["name"] if unknown and _is_like_a_name(unknown["name"]) else "")


def _is_like_a_name(word: str) -> bool:
    return "/" in word or word.isupper()


def _day(line: str) -> Stamp | None:
    for word in _WORD.finditer(line):
        day = find_day(line, word.start())
        if day and day.day is not None:
            return Stamp(day=day, end=day.end)
    return None
