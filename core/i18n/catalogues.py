"""Gettext catalogues, compiled in memory; English strings are the keys.

The language is asked of the session each time. `gettext.install` is process-wide, and a bare context
variable is lost in Streamlit's fragment reruns; both gave one reader the other's language.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from gettext import GNUTranslations, NullTranslations
from importlib.resources import files
from io import BytesIO
from typing import Final, Literal, TypeAlias, get_args

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

Locale: TypeAlias = Literal["en", "pt", "ru"]
LOCALES: Final[tuple[Locale, ...]] = get_args(Locale)
_override: ContextVar[Locale | None] = ContextVar("locale", default=None)
_sources: Final[list[Callable[[], Locale]]] = [lambda: "en"]


def N_(message: str) -> str:  # noqa: N802 -- the name that gettext's tools look for
    """Mark a string for the catalogues; it is translated where it is shown."""
    return message


def _(message: str) -> str:
    """The message in the reader's language."""
    return _catalogue(active_locale()).gettext(message)


def ngettext(one: str, many: str, count: int) -> str:
    """The form for `count` in the reader's language, not yet filled in."""
    return _catalogue(active_locale()).ngettext(one, many, count)


def active_locale() -> Locale:
    return _override.get() or _sources[-1]()


def as_locale(name: str) -> Locale:
    """The language of that name; English when there is none."""
    return next((locale for locale in LOCALES if locale == name), "en")


def follow(session_locale: Callable[[], Locale]) -> None:
    """From now on ask this for the reader's language (a session's, not the process's)."""
    _sources[:] = [session_locale]


@contextmanager
def use_locale(locale: Locale) -> Iterator[None]:
    """Speak another language for a while, for example to export a document in it."""
    token = _override.set(locale)
    try:
        yield
    finally:
        _override.reset(token)


def every_translation(message: str) -> frozenset[str]:
    """The message in all languages; lets a reader of documents understand any of them."""
    return frozenset(_catalogue(locale).gettext(message) for locale in LOCALES)


@cache
def _catalogue(locale: Locale) -> NullTranslations:
    source = files(__package__) / f"{locale}.po"
    if not source.is_file():
        return NullTranslations()
    compiled = BytesIO()
    with source.open("rb") as lines:
        write_mo(compiled, read_po(lines, locale=locale))
    compiled.seek(0)
    return GNUTranslations(compiled)
