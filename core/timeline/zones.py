"""Which zone a name means.

An abbreviation of which the world knows one region stands for the clocks of that region. "PST" in July is what
people write who looked at a clock in Los Angeles, so the region decides and not the fixed offset; the doubt
`OTHER_SEASON` says so. What means several regions is asked about, never guessed.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, timedelta, timezone, tzinfo
from typing import Final
from zoneinfo import ZoneInfo

from core.document.wording import zone_named

AMBIGUOUS: Final[Mapping[str, tuple[str, ...]]] = {
    "IST": ("Asia/Kolkata", "Europe/Dublin", "Asia/Jerusalem"),
    "CST": ("America/Chicago", "Asia/Shanghai", "America/Havana"),
    "BST": ("Europe/London", "Asia/Dhaka"),
    "AST": ("America/Halifax", "Asia/Riyadh"),
    "AMT": ("America/Manaus", "Asia/Yerevan"),
    "GST": ("Asia/Dubai", "Atlantic/South_Georgia"),
    "SST": ("Asia/Singapore", "Pacific/Pago_Pago"),
    "ECT": ("America/Guayaquil", "America/Puerto_Rico"),
    "WST": ("Australia/Perth", "Pacific/Apia"),
}
"""Which regions share the abbreviation, the likelier first."""

_REGIONS: Final[Mapping[str, str]] = {
    "America/Los_Angeles": "PT PST-8 PDT-7",
    "America/Denver": "MT MST-7 MDT-6",
    "America/Chicago": "CT CDT-5",
    "America/New_York": "ET EST-5 EDT-4",
    "America/Halifax": "ADT-3",
    "America/Anchorage": "AKST-9 AKDT-8",
    "Pacific/Honolulu": "HST",
    "America/Sao_Paulo": "BRT-3 BRST-2",
    "America/Argentina/Buenos_Aires": "ART",
    "Europe/Lisbon": "WET+0 WEST+1",
    "Europe/Berlin": "CET+1 CEST+2 MEZ+1 MESZ+2",
    "Europe/Athens": "EET+2 EEST+3",
    "Europe/Istanbul": "TRT",
    "Europe/Moscow": "MSK МСК",
    "Europe/Samara": "SAMT",
    "Asia/Yekaterinburg": "YEKT ЕКБ",
    "Asia/Omsk": "OMST",
    "Asia/Novosibirsk": "NOVT",
    "Asia/Krasnoyarsk": "KRAT",
    "Asia/Irkutsk": "IRKT",
    "Asia/Yakutsk": "YAKT",
    "Asia/Vladivostok": "VLAT",
    "Africa/Johannesburg": "SAST",
    "Asia/Karachi": "PKT",
    "Asia/Kathmandu": "NPT",
    "Asia/Hong_Kong": "HKT",
    "Asia/Singapore": "SGT",
    "Asia/Tokyo": "JST",
    "Asia/Seoul": "KST",
    "Australia/Perth": "AWST",
    "Australia/Adelaide": "ACST+9:30 ACDT+10:30",
    "Australia/Sydney": "AEST+10 AEDT+11",
    "Pacific/Auckland": "NZST+12 NZDT+13",
}
"""What is written for the clocks of each region; with an offset, what they show when that name is right."""

_ABBREVIATION: Final = re.compile(r"([^\W\d]+)(?:([+-])(\d+)(?::(\d+))?)?")
_ANY_CASE: Final = frozenset({"UTC", "GMT", "MSK", "МСК"})
_TERSE: Final = frozenset({"PT", "MT", "CT", "ET", "ART"})
_AREAS: Final = (
    "Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Brazil|Canada|Etc|Europe|Indian|Pacific|US"
)
_OFFSET: Final = r"[+\-−]\d{2}:?\d{2}(?::\d{2})?(?!\d)|\+\d{2}(?![\d:.])"
_ZONE: Final = re.compile(
    rf"(?P<utc>(?:(?i:UTC|GMT)\s?(?P<shift>[+\-−]\s?\d{{1,2}}(?::?\d{{2}})?)(?!\d|:\d)))"
    rf"|(?P<offset>{_OFFSET})"
    rf"|(?P<region>(?:{_AREAS})(?:/[A-Za-z][A-Za-z0-9_+-]{{1,30}}){{1,2}})"
    r"|(?P<name>[^\W\d_]{1,5})(?![\w'’/])"
)
_BEHIND_TERSE: Final = re.compile(r"\s*(?:[):,;|\]–—*-]|$)")


@dataclass(frozen=True, slots=True)
class Zone:
    """A zone that is known; `expected` is the offset that its name speaks of, where it speaks of one."""

    zone: tzinfo
    expected: timedelta | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """A name of a zone in a text, and where it ends."""

    name: str
    end: int


def _known() -> dict[str, tuple[str, timedelta | None]]:
    known = {}
    for region, names in _REGIONS.items():
        for each in _ABBREVIATION.finditer(names):
            width = timedelta(hours=int(each[3] or 0), minutes=int(each[4] or 0))
            known[each[1]] = region, (width if each[2] == "+" else -width) if each[2] else None
    return known


_NAMES: Final = _known()


def candidates(name: str) -> tuple[str, ...]:
    """The regions that the name may mean; empty where it is not ambiguous."""
    return AMBIGUOUS.get(name.upper(), ())


def find_zone(text: str, at: int, *, choices: Mapping[str, str]) -> Found | None:
    """A name of a zone that begins there, known or not. Words of a sentence are none."""
    found = _ZONE.match(text, at)
    if found is None:
        return None
    name = found["name"]
    if name and name not in choices and not _is_name(name, text, found.end()):
        return None
    return Found(found[0], found.end())


def _is_name(name: str, text: str, end: int) -> bool:
    upper = name.upper()
    if name != upper and upper not in _ANY_CASE:
        return False
    if upper in _TERSE:
        return _BEHIND_TERSE.match(text, end) is not None
    return upper in {"Z", "UTC", "GMT"} or upper in _NAMES or upper in AMBIGUOUS


def zone_of(name: str, choices: Mapping[str, str]) -> Zone | None:
    """What the name means; none where it is ambiguous or unknown and nobody chose."""
    chosen = choices.get(name) or choices.get(name.upper())
    if chosen and (zone := zone_named(chosen)):
        return Zone(zone)
    upper = name.upper()
    if upper in {"Z", "UTC", "GMT"}:
        return Zone(UTC)
    if upper in _NAMES:
        region, expected = _NAMES[upper]
        return Zone(ZoneInfo(region), expected)
    if upper in AMBIGUOUS:
        return None
    if any(sign.isdigit() for sign in name) and "/" not in name:
        return _shifted(upper)
    named = zone_named(name) if "/" in name else None
    return Zone(named) if named else None


def _shifted(name: str) -> Zone | None:
    digits = re.findall(r"\d+", name)
    hours, rest = (digits[0][:2], digits[0][2:]) if len(digits[0]) > 2 else (digits[0], "")  # noqa: PLR2004 -- 0530
    minutes = rest or (digits[1] if len(digits) > 1 else "0")
    width = timedelta(hours=int(hours), minutes=int(minutes))
    if int(minutes) > 59 or width >= timedelta(hours=24):  # noqa: PLR2004 -- of an hour, of a day
        return None
    return Zone(timezone(width if "+" in name else -width))
