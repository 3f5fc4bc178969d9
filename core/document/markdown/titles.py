"""Which chapter, section or field a title names, in whatever language it is written."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Final

from core.document.fields import LINE_LENGTH, Facts, Field, Listing, Section
from core.document.schema import SECTIONS
from core.document.templates import TEMPLATES, Chapter, Template
from core.i18n import LOCALES, Locale, _, active_locale, every_translation, use_locale
from core.metrics.figures import FIGURES

_ORNAMENTS: Final = re.compile(r"[*_`#]+|:[a-z0-9_+-]+:|^\s*\d+(?:\.\d+)*[.)]\s|[\s:.]+$", re.IGNORECASE)
_ASIDE: Final = re.compile(r"\s*\((?P<aside>[^()]*)\)\s*$|,\s*\S+$")


def chapter_named(title: str, template: Template) -> Chapter | None:
    """One of this template goes before one of the others."""
    word = folded(title)
    for candidate in (template, *TEMPLATES.values()):
        for chapter in candidate.chapters:
            if word in _words(chapter.title):
                return chapter
    return None


def section_named(title: str, near: Iterable[str]) -> Section | None:
    """One of the sections near by goes before one of all the others."""
    word = folded(title)
    return next((SECTIONS[key] for key in (*near, *SECTIONS) if word in _words(SECTIONS[key].title)), None)


def field_named(title: str, section: Facts | Listing) -> tuple[Field | None, str]:
    """The field, and what stands behind its title in parentheses: the zone of a time."""
    known = _fields(section.key, active_locale())
    if found := known.get(folded(title)):
        return found, ""
    aside = _ASIDE.search(title[:LINE_LENGTH])
    if aside is None:
        return None, ""
    return known.get(folded(title[: aside.start()])), aside["aside"] or ""


def is_figure(title: str, section: Facts) -> bool:
    """Figures are computed again, never read."""
    return any(folded(title) in _words(FIGURES[key].title) for key in section.figures)


def guess(titles: Iterable[str]) -> tuple[Template, Locale]:
    """The template and the language in which most of a document's titles are."""
    words = {folded(title) for title in titles}
    template = max(TEMPLATES.values(), key=lambda each: len(words & _titles(each.key, LOCALES)))
    language = max(LOCALES, key=lambda locale: len(words & _titles(template.key, (locale,))))
    return template, language


@cache
def _titles(template: str, locales: tuple[Locale, ...]) -> frozenset[str]:
    found: set[str] = set()
    for locale in locales:
        with use_locale(locale):
            found |= {folded(_(chapter.title)) for chapter in TEMPLATES[template].chapters}
            found |= {folded(_(SECTIONS[key].title)) for key in TEMPLATES[template].sections()}
    return frozenset(found)


@cache
def _fields(section: str, first: Locale) -> Mapping[str, Field]:
    """In one language no two fields of a section are called alike; between languages the first one wins."""
    owner = SECTIONS[section]
    assert isinstance(owner, Facts | Listing)
    found: dict[str, Field] = {}
    for locale in (first, *LOCALES):
        with use_locale(locale):
            found = {**{folded(_(field.title)): field for field in owner.fields}, **found}
    return found


@cache
def _words(title: str) -> frozenset[str]:
    return frozenset(map(folded, every_translation(title)))


def folded(title: str) -> str:
    """Without case, emphasis, numbers, emoji codes and a colon at the end."""
    return " ".join(_ORNAMENTS.sub("", _ORNAMENTS.sub("", title[:LINE_LENGTH])).split()).casefold()
