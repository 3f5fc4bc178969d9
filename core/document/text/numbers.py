"""Numbers as text and back."""

import re
from decimal import Decimal
from typing import Final

from core.document.fields import Number
from core.domain.errors import Unreadable
from core.i18n import N_, active_locale, every_translation

A_NUMBER: Final = N_("a number such as 12.5")
A_WHOLE_NUMBER: Final = N_("a whole number such as 42")
A_SHARE: Final = N_("a number from 0 to 100, such as 12.5")
LARGEST_WHOLE: Final = 2**53 - 1
"""Browsers and databases hold all whole numbers up to here exactly."""
UNITS: Final = (N_("min"), N_("ms"))
"""Those that are words, for the catalogues."""
_GROUPED: Final = re.compile(r"[-−]?\d+(?:[\s_]\d{3})*(?:[.,]\d+)?", re.ASCII)
_GROUPS: Final = {"en": (",", "."), "pt": (".", ","), "ru": ("\u00a0", ",")}
"""What stands between groups of three digits, and before decimals."""
_BLANKS: Final = re.compile(r"[\s_]+")


def spell_number(value: float) -> str:
    """All its digits, without groups, with the language's decimal sign."""
    digits = format(Decimal(repr(value)), "f")
    if "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    return digits if active_locale() == "en" else digits.replace(".", ",")


def spell_count(value: int) -> str:
    """A whole number to be read: its digits in groups of three."""
    return _grouped(f"{value:,}")


def spell_money(value: Decimal) -> str:
    """An amount to be read: in groups, with two decimals, or with all that a smaller part has."""
    digits = max(2, -int(value.normalize().as_tuple().exponent))
    return _grouped(f"{value:,.{digits}f}")


def _grouped(text: str) -> str:
    """With the groups and the decimal sign of the language; what is spelled so is never read back."""
    group, point = _GROUPS[active_locale()]
    return text.translate({ord(","): group, ord("."): point})


def read_number(text: str, kind: Number) -> float:
    """An `int` where the field counts whole things, else a `float`."""
    bare = " ".join(_without_unit(text, kind.unit).split())
    digits = _BLANKS.sub("", bare).replace(",", ".").replace("−", "-")
    if not _GROUPED.fullmatch(bare):
        raise Unreadable(text, _expected(kind))
    number = Decimal(digits)
    if not _fits(number, kind):
        raise Unreadable(text, _expected(kind))
    return int(number) if kind.whole else float(number)


def _without_unit(text: str, unit: str) -> str:
    for name in every_translation(unit) if unit else ():
        if text.rstrip().casefold().endswith(name.casefold()):
            return text.rstrip()[: -len(name)]
    return text


def _fits(number: Decimal, kind: Number) -> bool:
    if kind.whole:
        return number == number.to_integral_value() and 0 <= number <= LARGEST_WHOLE
    if kind.most is not None:
        return 0 <= number <= Decimal(kind.most)
    return float(number) not in (float("inf"), float("-inf"))


def _expected(kind: Number) -> str:
    return A_WHOLE_NUMBER if kind.whole else A_SHARE if kind.most is not None else A_NUMBER
