"""Incident numbers as a profile shows them by example: `P0-012`, `INC-20260302-1`, `INC-2026-03-02`."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from core.domain.profile import Profile
from core.domain.taxonomy import Severity

_DAY: Final = re.compile(r"\d{4}(-?)\d{2}\1\d{2}")


@dataclass(frozen=True, slots=True)
class Series:
    """Numbers that share a beginning. One that `is_bare_first` has no count until there is a second."""

    stem: str
    width: int = 1
    is_bare_first: bool = False

    def next(self, taken: Iterable[str]) -> str:
        """Behind the highest of those taken."""
        count = max((self._count(number) for number in taken), default=0) + 1
        return self.stem if count == 1 and self.is_bare_first else f"{self.stem}-{count:0{self.width}}"

    def _count(self, number: str) -> int:
        if number == self.stem:
            return 1
        counted = re.fullmatch(re.escape(self.stem) + r"-(\d{1,9})", number, re.ASCII)
        return int(counted[1]) if counted else 0


def series(profile: Profile, severity: Severity, today: date) -> Series:
    """By day if the profile's example holds one, else by severity."""
    example = profile.number_example
    if day := _DAY.search(example):
        stem = example[: day.start()] + today.strftime(f"%Y{day[1]}%m{day[1]}%d")
        return Series(stem, is_bare_first=day.end() == len(example))
    rule = profile.severities.get(severity)
    return Series(rule.name if rule else severity.value.upper(), len(example.rpartition("-")[2]))
