"""Plain values from a stranger's hand, let in only where they are what a field can hold."""

import math
from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import datetime
from typing import Any, Final
from unicodedata import category

from core.document.fields import Facts, Listing
from core.document.limits import fitting
from core.document.plain import from_plain, kinds
from core.document.schema import SECTIONS
from core.document.templates import TEMPLATES
from core.document.text.numbers import LARGEST_WHOLE
from core.document.wording import zone_named
from core.i18n import LOCALES

_PLAIN: Final[Mapping[type, type | tuple[type, ...]]] = {int: int, float: (int, float), bool: bool}
_NAMED: Final[Mapping[str, Callable[[str], bool]]] = {
    "template": TEMPLATES.__contains__,
    "language": LOCALES.__contains__,
    "zone": lambda name: zone_named(name) is not None,
}


def checked(section: Facts | Listing, owner: type, name: str, value: object) -> Any:
    """The value of that field of a group of facts or of a row; raises `ValueError` or `TooLong` else."""
    field = next((f for f in fields(owner) if f.name == name and f.compare), None)
    if field is None:
        raise ValueError(name)
    if value is None and field.default is None:
        return None
    kind = kinds(owner)[name]
    if not isinstance(value, _PLAIN.get(kind, str)) or isinstance(value, bool) is not (kind is bool):
        raise ValueError(value)
    if isinstance(value, str):
        return _checked_text(section, name, value, kind)
    assert isinstance(value, int | float)
    if not math.isfinite(value) or (kind is int and abs(value) > LARGEST_WHOLE):
        raise ValueError(value)
    return from_plain(value, kind)


def _checked_text(section: Facts | Listing, name: str, value: str, kind: type) -> Any:
    text: Any = fitting(section.key, name, value)
    if section is SECTIONS["papers"] and name in _NAMED and not _NAMED[name](value):
        raise ValueError(value)
    if kind is datetime and datetime.fromisoformat(value).tzinfo is None:
        raise ValueError(value)
    return from_plain(text, kind)


def legible(text: str) -> str:
    """Without control characters and lone surrogates, with one kind of line end."""
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return "".join(sign for sign in lines if sign in "\n\t" or category(sign) not in {"Cc", "Cs"})
