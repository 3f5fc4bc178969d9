import re
from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import combinations
from operator import attrgetter

import pytest
from babel.messages.catalog import Message

from core.document.fields import Facts, Listing
from core.document.schema import SECTIONS, STEPS
from core.document.templates import TEMPLATES
from core.domain.taxonomy import LABELS
from core.i18n import every_translation
from core.metrics.figures import FIGURES
from tests.catalogues import CATALOGUES, extracted, path_of, refreshed, translated, written

PLURAL_FORMS = {"pt": 2, "ru": 3}
PLACEHOLDER = re.compile(r"\{[^{}]*\}|%\([^)]+\)[a-z]|%[sd]")
MARKDOWN = re.compile(r"\*\*|`|\]\(|^#+ |^- |:[a-z]+\[|:material/\w+:", re.MULTILINE)
SAME_IN_BOTH = {
    "{name}: {place}",
    "{state}: {reason}",
    "{count}",
    "CRM",
    "CVE",
    "Markdown",
    "RACI",
    "SHA-256",
    "Word",
}
SAME_IN_PORTUGUESE = {
    *("CTO", "E-mail", "Link", "Links", "Normal", "Runbook", "link"),
    *("Id", "min", "ms", "{count} d", "{count} h", "{count} min", "{count} s"),
    *("Postmortem", "Postmortems", "{count} postmortem", "{count} postmortems"),
}
SAME_AS_ENGLISH = {"pt": SAME_IN_BOTH | SAME_IN_PORTUGUESE, "ru": SAME_IN_BOTH}
"""Words that the languages share, or names that nobody translates."""

key = attrgetter("key")
languages = pytest.mark.parametrize("language", CATALOGUES)


def forms(message: Message) -> tuple[str, ...]:
    """The translation, or its plural forms."""
    return message.string if isinstance(message.string, tuple) else (message.string,)


def source(message: Message) -> tuple[str, ...]:
    return message.id if isinstance(message.id, tuple) else (message.id,)


def messages(language: str) -> Iterable[Message]:
    return (message for message in translated(language) if message.id)


@languages
def test_the_catalogue_holds_what_the_sources_say_and_nothing_else(language):
    in_sources = {message.id for message in extracted() if message.id}
    in_catalogue = {message.id for message in messages(language)}
    assert {"missing": in_sources - in_catalogue, "stale": in_catalogue - in_sources} == {
        "missing": set(),
        "stale": set(),
    }


@languages
def test_the_catalogue_lies_as_make_catalogues_writes_it(language):
    assert path_of(language).read_bytes() == written(refreshed(language))


@languages
def test_every_message_is_translated(language):
    assert [message.id for message in messages(language) if message.fuzzy or not all(forms(message))] == []


@languages
def test_plurals_have_every_form_of_the_language(language):
    counts = {len(forms(message)) for message in messages(language) if message.pluralizable}
    assert counts <= {PLURAL_FORMS[language]}


@languages
@pytest.mark.parametrize("marks", [PLACEHOLDER, MARKDOWN], ids=["placeholders", "markdown"])
def test_translations_keep_placeholders_and_marks(language, marks):
    def of(text):
        return Counter(marks.findall(text))

    unequal = [
        form
        for message in messages(language)
        for form in forms(message)
        if form and of(form) not in [of(text) for text in source(message)]
    ]
    assert unequal == []


@languages
def test_translations_begin_and_end_as_the_source_does(language):
    def frame(text):
        return (
            text[: len(text) - len(text.lstrip())],
            text[len(text.rstrip()) :],
            text.rstrip()[-1:] in ".:…?",
        )

    unequal = [
        form
        for message in messages(language)
        for form in forms(message)
        if form and frame(form) != frame(source(message)[-1])
    ]
    assert unequal == []


@languages
def test_translations_differ_from_the_english(language):
    same = {text for message in messages(language) for text in source(message) if text in forms(message)}
    assert same - SAME_AS_ENGLISH[language] == set()


def shared(titles: Mapping[str, str]) -> list[tuple[str, str, frozenset[str]]]:
    """Pairs of keys that one spelling could mean, whatever the language of the reader and of the writer."""
    spellings = {key: frozenset(map(str.casefold, every_translation(title))) for key, title in titles.items()}
    return [
        (one, other, spellings[one] & spellings[other])
        for one, other in combinations(spellings, 2)
        if spellings[one] & spellings[other]
    ]


@pytest.mark.parametrize("template", TEMPLATES.values(), ids=TEMPLATES)
def test_chapters_of_a_template_are_told_apart_in_any_language(template):
    assert shared({chapter.key: chapter.title for chapter in template.chapters}) == []


@pytest.mark.parametrize("template", TEMPLATES.values(), ids=TEMPLATES)
def test_sections_of_a_chapter_are_told_apart_in_any_language(template):
    for chapter in template.chapters:
        assert shared({key: SECTIONS[key].title for key in chapter.sections}) == []


@pytest.mark.parametrize("section", [s for s in SECTIONS.values() if isinstance(s, Facts | Listing)], ids=key)
def test_fields_and_figures_of_a_section_are_told_apart_in_any_language(section):
    fields = {field.key: field.title for field in section.fields}
    figures = {name: FIGURES[name].title for name in section.figures} if isinstance(section, Facts) else {}
    assert shared(fields | figures) == []


@pytest.mark.parametrize("kind", sorted({type(member) for member in LABELS}, key=attrgetter("__name__")))
def test_labels_of_a_closed_set_are_told_apart_in_any_language(kind):
    assert shared({member.value: label for member, label in LABELS.items() if isinstance(member, kind)}) == []


def test_steps_of_the_form_are_told_apart_in_any_language():
    assert shared({step.key: step.title for step in STEPS}) == []
