"""Members of closed sets, and names that a profile gives, as words and back."""

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import cache
from typing import Any, Final
from unicodedata import combining, normalize

from core.document.fields import LINE_LENGTH, Choice, Pick
from core.document.wording import Wording, names
from core.domain.errors import TooLong, Unreadable
from core.domain.taxonomy import LABELS, Priority, Severity
from core.i18n import LOCALES, N_, Locale, _, active_locale, every_translation, use_locale
from core.profiles import PROFILES

A_CHOICE: Final = N_("one of the names on the list")
YES, NO = N_("Yes"), N_("No")
YES_OR_NO: Final = N_("yes or no")
_MEMBERS: Final[Mapping[str, type[StrEnum]]] = {"severities": Severity, "priorities": Priority}
_JOINTS: Final = re.compile(r"[\s_\-‐‑–]+")
_Names = tuple[tuple[str, str], ...]


def options(kind: Choice | Pick, wording: Wording) -> Mapping[Any, str]:
    """All that may be chosen, in order, with its name in the reader's language."""
    if isinstance(kind, Choice):
        return {option: _(LABELS[option]) for option in kind.options}
    return {value: _(name) for value, name in names(kind, wording.profile).items()}


def spell_choice(value: str, kind: Choice | Pick, wording: Wording) -> str:
    """Its name; a value that the profile does not know stays legible."""
    known = options(kind, wording)
    if value in known:
        return known[value]
    if isinstance(value, StrEnum):
        return value.value.capitalize()
    foreign = dict(_foreign(kind)).get(value)
    return _(foreign) if foreign else value


def read_choice(text: str, kind: Choice | Pick, wording: Wording) -> str:
    """The value of that name in any language; this profile's names go before those of the others."""
    word = _folded(text)
    own = tuple(_names(kind, wording))
    for known in (_in_language(own, active_locale()), _in_all(own), _values(kind), _in_all(_foreign(kind))):
        if word in known:
            return _value(known[word], kind)
    if isinstance(kind, Choice) or kind.source in _MEMBERS:
        raise Unreadable(text, A_CHOICE)
    if len(text) > LINE_LENGTH:
        raise TooLong(len(text), LINE_LENGTH)
    return " ".join(text.splitlines())


def spell_flag(value: bool) -> str:  # noqa: FBT001 -- the value itself
    return _(YES) if value else _(NO)


def read_flag(text: str) -> bool:
    word = _folded(text)
    for answer, name in ((True, YES), (False, NO)):
        if word in map(_folded, every_translation(name)):
            return answer
    raise Unreadable(text, YES_OR_NO)


def _names(kind: Choice | Pick, wording: Wording) -> Iterable[tuple[str, str]]:
    if isinstance(kind, Choice):
        return ((option.value, LABELS[option]) for option in kind.options)
    return ((str(value), name) for value, name in names(kind, wording.profile).items())


def _foreign(kind: Choice | Pick) -> _Names:
    """What all shipped profiles call the values."""
    if isinstance(kind, Choice):
        return ()
    return tuple(
        (str(value), name) for profile in PROFILES.values() for value, name in names(kind, profile).items()
    )


def _values(kind: Choice | Pick) -> Mapping[str, str]:
    members = kind.options if isinstance(kind, Choice) else _MEMBERS.get(kind.source, ())
    return {_folded(member.value): member.value for member in members}


def _value(value: str, kind: Choice | Pick) -> str:
    members = kind.options if isinstance(kind, Choice) else _MEMBERS.get(kind.source, str)
    return members(value)


@cache
def _in_language(known: _Names, locale: Locale) -> Mapping[str, str]:
    """Folded names with their values; the first of two equal names wins."""
    with use_locale(locale):
        return {_folded(_(name)): value for value, name in reversed(known)}


@cache
def _in_all(known: _Names) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for locale in LOCALES:
        found = {**_in_language(known, locale), **found}
    return found


def _folded(text: str) -> str:
    """Without case, accents, blanks and hyphens, which people leave out."""
    signs = (sign for sign in normalize("NFKD", text.strip().casefold()) if not combining(sign))
    return _JOINTS.sub("", "".join(signs))
