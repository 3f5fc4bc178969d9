from dataclasses import replace

import pytest

from core.document.fields import Facts, Listing
from core.document.readiness import Gap, gaps
from core.document.schema import SECTIONS, field_of
from core.document.templates import TEMPLATES, Chapter, Template
from core.domain.action_items import ActionItem
from core.domain.ids import RowId
from core.domain.incident import AffectedService, Incident
from core.domain.postmortem import Postmortem
from core.domain.resolution import Recovery
from core.domain.taxonomy import EventKind, Stage
from core.i18n import use_locale
from tests.factories import NOON, an_event, full_postmortem

PLATFORM, CRM_SHORT = TEMPLATES["platform"], TEMPLATES["crm-short"]


def missing(postmortem, template=PLATFORM, stage=Stage.IN_REVIEW):
    return {(gap.section, gap.field) for gap in gaps(postmortem, template, stage)}


def custom(*sections, required=()):
    return Template(
        key="own", name="Own", language="en", chapters=(Chapter("one", "One", sections, required),)
    )


@pytest.mark.parametrize("template", TEMPLATES.values(), ids=TEMPLATES)
@pytest.mark.parametrize("stage", Stage)
def test_a_full_postmortem_has_no_gaps(template, stage):
    assert gaps(full_postmortem(), template, stage) == ()


@pytest.mark.parametrize("template", TEMPLATES.values(), ids=TEMPLATES)
def test_a_draft_may_be_empty(template):
    assert gaps(Postmortem(), template, Stage.DRAFT) == ()


def test_an_empty_postmortem_lacks_what_the_short_template_asks_for_a_review():
    assert [(gap.step, gap.section, gap.field) for gap in gaps(Postmortem(), CRM_SHORT, Stage.IN_REVIEW)] == [
        ("incident", "incident", "title"),
        ("incident", "incident", "severity"),
        ("incident", "incident", "started_at"),
        ("incident", "incident", "resolved_at"),
        ("incident", "services", None),
        ("incident", "summary_incident", None),
        ("timeline", "timeline", None),
        ("impact", "impact_text", None),
        ("impact", "user_impact", "users_affected"),
        ("why", "whys", None),
        ("why", "root_cause", None),
        ("resolution", "mitigation", None),
        ("actions", "action_items", None),
        ("lessons", "went_well", None),
        ("lessons", "went_wrong", None),
    ]


def test_a_later_stage_needs_more():
    assert missing(Postmortem(), stage=Stage.PUBLISHED) - missing(Postmortem()) == {
        ("incident", "category"),
        ("cause", "cause_category"),
    }


def test_what_the_template_does_not_show_is_not_missing():
    assert ("detection", "detected_by") in missing(Postmortem(), PLATFORM)
    assert ("detection", "detected_by") not in missing(Postmortem(), CRM_SHORT)


def test_blanks_are_nothing():
    blank = Postmortem(incident=Incident(title="  "), prose={"root_cause": " \n"})
    assert {("incident", "title"), ("root_cause", None)} <= missing(blank)


def test_zero_and_no_are_values():
    template = custom("user_impact")
    nobody = replace(Postmortem(), user_impact=replace(Postmortem().user_impact, users_affected=0))
    assert missing(nobody, template) == set()


def test_the_timeline_may_say_when_a_milestone_was_reached():
    began, found = an_event(kind=EventKind.BEGAN), an_event(kind=EventKind.ALERT)
    lacking = missing(Postmortem(timeline=(began, found, an_event(kind=EventKind.RESTORED))))
    assert not lacking & {
        ("incident", "started_at"),
        ("incident", "resolved_at"),
        ("detection", "detected_at"),
    }


def test_every_row_is_looked_at():
    items = (
        ActionItem(id=RowId("r1"), key="AI-1", title="Limit the pool", owner="Ana", due_on=NOON.date()),
        ActionItem(id=RowId("r2"), key="AI-2", title="Alert on it", due_on=NOON.date()),
    )
    found = gaps(Postmortem(action_items=items), custom("action_items"), Stage.IN_REVIEW)
    assert found == (
        Gap(step="actions", section="action_items", field="owner", row=RowId("r2"), row_name="AI-2"),
    )
    with use_locale("en"):
        assert [gap.title() for gap in found] == ["Owner of AI-2"]


def test_a_row_without_a_key_goes_by_its_number():
    services = (AffectedService(name="checkout"), AffectedService())
    with use_locale("en"):
        found = gaps(Postmortem(services=services), custom("services"), Stage.IN_REVIEW)
        assert [gap.title() for gap in found] == ["Service of service 2"]


def test_a_gap_is_called_by_its_section_or_field():
    with use_locale("en"):
        titles = {gap.title() for gap in gaps(Postmortem(), PLATFORM, Stage.IN_REVIEW)}
    assert {"Root cause", "Started", "Action items"} <= titles


def test_required_facts_need_at_least_one_value():
    template = custom("recovery", required=("recovery",))
    assert missing(Postmortem(), template) == {("recovery", None)}
    assert missing(Postmortem(recovery=Recovery(rolled_back=False)), template) == set()


def test_required_figures_cannot_be_missing():
    assert missing(Postmortem(), custom("measures", required=("measures",))) == set()


def test_required_prose_is_missing_even_if_no_stage_needs_it():
    assert missing(Postmortem(), custom("luck", required=("luck",))) == {("luck", None)}
    assert missing(Postmortem(), custom("luck")) == set()


def test_every_gap_leads_to_a_field_of_its_section():
    for gap in gaps(Postmortem(), TEMPLATES["full-report"], Stage.ARCHIVED):
        section = SECTIONS[gap.section]
        assert section.step == gap.step
        if gap.field:
            assert isinstance(section, Facts | Listing)
            assert field_of(section, gap.field)
