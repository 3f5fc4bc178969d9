import pytest

from core.document.fields import Facts, Listing
from core.document.markdown.titles import chapter_named, field_named, guess, is_figure, section_named
from core.document.schema import SECTIONS
from core.document.templates import TEMPLATES
from core.i18n import LOCALES, _, use_locale

PLATFORM = TEMPLATES["platform"]


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("template", TEMPLATES.values(), ids=TEMPLATES)
def test_chapters_and_sections_are_known_in_every_language(template, locale):
    for chapter in template.chapters:
        with use_locale(locale):
            title, titles = _(chapter.title), [_(SECTIONS[key].title) for key in chapter.sections]
        assert chapter_named(title, template) == chapter
        found = [section_named(each, chapter.sections) for each in titles]
        assert found == [SECTIONS[key] for key in chapter.sections]


@pytest.mark.parametrize("locale", LOCALES)
def test_fields_are_known_in_the_language_of_the_document(locale):
    for section in SECTIONS.values():
        if isinstance(section, Facts | Listing):
            with use_locale(locale):
                found = [field_named(_(field.title), section) for field in section.fields]
            assert found == [(field, "") for field in section.fields]


@pytest.mark.parametrize(
    "title", ["**Root Cause:**", "root cause", "3. Root cause", ":boom: Root cause", "`Root  cause`"]
)
def test_ornaments_do_not_hide_a_title(title):
    assert section_named(title, ()) == SECTIONS["root_cause"]


def test_five_whys_keep_their_number():
    assert section_named("5 Whys", ()) == SECTIONS["whys"]


def test_a_title_in_another_template_is_known():
    assert chapter_named("Corrective actions", PLATFORM) == TEMPLATES["field-rca"].chapters[6]
    assert chapter_named("Nonsense", PLATFORM) is None
    assert section_named("Nonsense", ()) is None


def test_a_time_names_its_zone_and_a_number_its_unit():
    timeline, recovery, incident = SECTIONS["timeline"], SECTIONS["recovery"], SECTIONS["incident"]
    assert isinstance(timeline, Listing)
    assert isinstance(recovery, Facts)
    assert isinstance(incident, Facts)
    assert field_named("Time (UTC)", timeline) == (timeline.fields[0], "UTC")
    assert field_named("Watched for, min", recovery) == (recovery.fields[4], "")
    assert field_named("Watched (UTC)", recovery) == (None, "UTC")
    assert field_named("Nonsense", recovery) == (None, "")
    assert is_figure("Duration", incident)
    assert not is_figure("Severity", incident)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("template", TEMPLATES.values(), ids=TEMPLATES)
def test_the_titles_tell_the_template_and_the_language(template, locale):
    with use_locale(locale):
        titles = [_(chapter.title) for chapter in template.chapters]
        titles += [_(SECTIONS[key].title) for chapter in template.chapters for key in chapter.required]
    assert guess(titles) == (template, locale)
