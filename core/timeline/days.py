"""A day as people write it, in figures or with the month's name, in the three languages."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from core.timeline.calendar_words import EVERYDAY_WORDS, MONTHS, NEAR_DAYS, WEEKDAYS, folded
from core.timeline.clocks import find_clock

_WORD: Final = r"[^\W\d_]{2,12}(?:-feira)?"
_ISO: Final = re.compile(r"(?P<y>\d{4})([-/.])(?P<m>\d{1,2})\2(?P<d>\d{1,2})(?!\d)", re.ASCII)
_FIGURES: Final = re.compile(
    r"(?P<a>\d{1,2})(?P<sep>[./-])(?P<b>\d{1,2})(?P=sep)(?P<y>\d{2,4})(?![\d]|[.]\d)", re.ASCII
)
_NO_YEAR: Final = re.compile(r"(?P<a>\d{1,2})(?P<sep>[./])(?P<b>\d{1,2})(?=,? {1,3}\d{1,2}:\d\d)", re.ASCII)
_ORDINAL: Final = r"(?:st|nd|rd|th|º|ª|°|-?го|\.)?"
_YEAR: Final = r"(?:(?:,?[ ]{1,3}|[ ]de[ ]|/|-)(?P<y>(?:19|20)\d{2}\b)(?!\.\d)(?:[ ]?г(?:\.|ода)?)?)?"
_TO: Final = r"(?:[ ]?[-–—][ ]?\d{1,2}(?![\d:.])" + _ORDINAL + ")?"
_DAY_FIRST: Final = re.compile(
    rf"(?P<d>\d{{1,2}}){_ORDINAL}{_TO}(?:[ ]{{1,3}}(?:de|of)[ ]|[ ]{{1,3}}|[/-])(?P<m>{_WORD})\.?{_YEAR}",
    re.IGNORECASE,
)
_MONTH_FIRST: Final = re.compile(
    rf"(?P<m>{_WORD})\.?[ ]{{1,3}}(?P<d>\d{{1,2}})(?!\d|:\d|h){_ORDINAL}{_TO}{_YEAR}", re.IGNORECASE
)
_NAME: Final = re.compile(rf"{_WORD}\.?")
_FIRM: Final = re.compile(r"[ ]{0,3}(?:[,:;)\]|*_–—-]|at\b|às\b|в\b|$)")
_CENTURY: Final = 100
_MONTHS_OF_YEAR: Final = 12


@dataclass(frozen=True, slots=True)
class WrittenDay:
    """What of a day was written. A year of 0 is unreadable.

    `month` and `day` may be exchanged where `is_open`; `is_month_first` is what decisive figures show.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    near: int | None = None
    is_open: bool = False
    is_month_first: bool | None = None
    is_iso: bool = False
    end: int = 0

    def is_full(self) -> bool:
        return self.day is not None or self.near is not None


def find_day(text: str, at: int) -> WrittenDay | None:
    """A day that begins there: a date, the name of a weekday, `yesterday`."""
    if found := _ISO.match(text, at):
        return WrittenDay(int(found["y"]), int(found["m"]), int(found["d"]), is_iso=True, end=found.end())
    if found := _FIGURES.match(text, at) or _NO_YEAR.match(text, at):
        return _in_figures(found)
    return _with_name(text, at) or _weekday(text, at)


def _in_figures(found: re.Match[str]) -> WrittenDay:
    first, second = int(found["a"]), int(found["b"])
    year = _year(found.groupdict().get("y"))
    if found["sep"] != "." and second > _MONTHS_OF_YEAR >= first:
        return WrittenDay(year, first, second, is_month_first=True, end=found.end())
    is_decisive = found["sep"] != "." and first > _MONTHS_OF_YEAR
    both = found["sep"] != "." and max(first, second) <= _MONTHS_OF_YEAR and first != second
    decisive = False if is_decisive else None
    return WrittenDay(year, second, first, is_open=both, is_month_first=decisive, end=found.end())


def _year(text: str | None) -> int | None:
    if text is None:
        return None
    return {2: 2000 + int(text), 4: int(text)}.get(len(text), 0)


def _with_name(text: str, at: int) -> WrittenDay | None:
    found = _DAY_FIRST.match(text, at) or _MONTH_FIRST.match(text, at)
    month = MONTHS.get(folded(found["m"])) if found else None
    if found is None or month is None:
        return None
    if not found["y"] and folded(found["m"]) in EVERYDAY_WORDS and not _is_firm(text, found.end()):
        return None
    return WrittenDay(_year(found["y"]), month, int(found["d"]), end=found.end())


def _weekday(text: str, at: int) -> WrittenDay | None:
    """The name of a weekday or of a day near by, where a time, a date or punctuation follows."""
    found = _NAME.match(text, at)
    if found is None:
        return None
    word, end = folded(found[0].rstrip(".")), found.end()
    if word in NEAR_DAYS and _is_firm(text, end):
        return WrittenDay(near=NEAR_DAYS[word], end=end)
    if word in WEEKDAYS and (_is_firm(text, end) or _date_follows(text, end)):
        return WrittenDay(weekday=WEEKDAYS[word], end=end)
    return None


def _is_firm(text: str, end: int) -> bool:
    return _FIRM.match(text, end) is not None or find_clock(text, _behind_blanks(text, end)) is not None


def _date_follows(text: str, end: int) -> bool:
    start = _behind_blanks(text, end)
    return any(each.match(text, start) for each in (_ISO, _FIGURES, _NO_YEAR)) or bool(
        _with_name(text, start)
    )


def _behind_blanks(text: str, at: int) -> int:
    while text[at : at + 1] in {" ", "\t"} and text[at : at + 1]:
        at += 1
    return at


def nearest(month: int, day: int, to: date) -> date:
    """The day of that name nearest to another; raises `ValueError` where no year near by has it."""
    years = [
        year for year in range(max(1, to.year - 4), min(9999, to.year + 4) + 1) if _exists(year, month, day)
    ]
    if not years:
        raise ValueError(day)
    return min((date(year, month, day) for year in years), key=lambda each: abs(each - to))


def weekday_near(weekday: int, to: date) -> date:
    """Within three days of the other."""
    return to + timedelta(days=(weekday - to.weekday() + 3) % 7 - 3)


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
