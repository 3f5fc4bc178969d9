from dataclasses import fields

import pytest

from core.document.fields import Listing
from core.document.schema import FACTS, LISTINGS, SECTIONS, STEPS, field_of, sections_of
from core.document.templates import TEMPLATES
from core.domain.postmortem import Postmortem


def test_facts_name_only_what_a_postmortem_holds():
    blank = Postmortem()
    wrong = [
        (section.key, field.key)
        for section in FACTS
        for field in section.fields
        if not hasattr(getattr(blank, section.key), field.key)
    ]
    assert wrong == []


def test_listings_name_every_field_of_their_rows_but_the_id():
    for listing in LISTINGS:
        declared = {field.key for field in listing.fields}
        assert declared == {field.name for field in fields(listing.entry)} - {"id"}, listing.key


def test_every_section_belongs_to_a_step_and_is_shown_there():
    shown = [section.key for step in STEPS for section in sections_of(step.key)]
    assert sorted(shown) == sorted(SECTIONS)


@pytest.mark.parametrize("template", TEMPLATES.values(), ids=lambda template: template.key)
def test_a_template_shows_what_every_postmortem_must_have(template):
    shown = set(template.sections())
    assert {"summary_incident", "timeline", "whys", "root_cause", "impact_text", "action_items"} <= shown
    assert {"went_well", "went_wrong"} <= shown
    assert shown <= set(SECTIONS)
    assert all({*chapter.required} <= {*chapter.sections} for chapter in template.chapters)


def test_the_full_report_shows_everything_in_seventeen_chapters():
    report = TEMPLATES["full-report"]
    assert len(report.chapters) == 17
    assert sorted(report.sections()) == sorted(SECTIONS)


def test_a_field_that_there_is_not_is_named():
    section = SECTIONS["timeline"]
    assert isinstance(section, Listing)
    with pytest.raises(KeyError, match=r"timeline\.weather"):
        field_of(section, "weather")
