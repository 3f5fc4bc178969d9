from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from core.document.blocks import Body, Heading, Pairs, Table
from core.document.outline import to_blocks
from core.document.templates import TEMPLATES, Chapter, Template
from core.document.wording import Wording
from core.domain.impact import BusinessImpact, ServiceFigures
from core.domain.incident import Detection, Incident, Papers
from core.domain.postmortem import Postmortem
from core.domain.taxonomy import Severity
from core.i18n import LOCALES, use_locale
from core.profiles import PROFILES
from tests.factories import NOON, an_event, full_postmortem

WORDING = Wording(PROFILES["field"], ZoneInfo("Europe/Moscow"))


def template(*chapters, zone=""):
    return Template(key="own", name="Own", language="en", chapters=chapters, zone=zone)


def blocks(postmortem, *chapters, zone="", locale="en"):
    """What follows the title."""
    with use_locale(locale):
        return list(to_blocks(postmortem, template(*chapters, zone=zone), WORDING))[1:]


def test_an_empty_document_shows_its_title_and_what_is_required():
    with use_locale("en"):
        found = list(
            to_blocks(Postmortem(), template(Chapter("c", "Why", ("luck", "whys"), ("whys",))), WORDING)
        )
    assert found == [
        Heading("Untitled", 1),
        Heading("Why", 2),
        Heading("5 Whys", 3),
        Body("*Not written yet.*"),
    ]


def test_an_empty_optional_chapter_is_left_out():
    assert blocks(Postmortem(), Chapter("c", "Why", ("luck", "whys"))) == []


def test_a_chapter_of_one_section_has_no_heading_for_it():
    found = blocks(Postmortem(prose={"luck": "It was night."}), Chapter("c", "Luck", ("luck",)))
    assert found == [Heading("Luck", 2), Body("It was night.")]


def test_the_title_stands_over_the_document_and_not_among_its_facts():
    postmortem = Postmortem(incident=Incident(title="Cards failed", number="P0-012"))
    with use_locale("en"):
        found = list(to_blocks(postmortem, template(Chapter("c", "Incident", ("incident",))), WORDING))
    assert found == [
        Heading("Cards failed", 1),
        Heading("Incident", 2),
        Pairs((("Incident number", "P0-012"),)),
    ]


def test_facts_name_the_zone_of_times_and_end_with_figures():
    postmortem = Postmortem(
        incident=Incident(severity=Severity.SEV1, started_at=NOON), detection=Detection(detected_at=NOON)
    )
    assert blocks(postmortem, Chapter("c", "Detection", ("detection",))) == [
        Heading("Detection", 2),
        Pairs(
            (("Detected (Europe/Moscow)", "2026-03-02 15:00"), ("Time to detect", "0 s (target 2 min)")),
        ),
    ]


def test_the_template_may_insist_on_a_zone():
    found = blocks(Postmortem(timeline=(an_event(text="x"),)), Chapter("c", "T", ("timeline",)), zone="UTC")
    assert found[1] == Table(("Time (UTC)", "Event"), (("2026-03-02 12:00", "x"),))


def test_a_figure_with_a_promise_names_the_target():
    incident = Incident(severity=Severity.SEV1, resolved_at=NOON.replace(minute=38))
    postmortem = Postmortem(incident=incident, detection=Detection(detected_at=NOON))
    assert blocks(postmortem, Chapter("c", "R", ("measures",)))[1] == Pairs(
        (("Time to resolve", "38 min (target 1 h)"),)
    )


def test_a_figure_that_contradicts_itself_is_shown_without_a_number():
    incident = Incident(started_at=NOON, resolved_at=NOON.replace(hour=3))
    assert blocks(Postmortem(incident=incident), Chapter("c", "R", ("measures",)))[1] == Pairs(
        (("Duration", "contradictory: “Resolved” comes before “Started”. Correct one of the two times."),)
    )


@pytest.mark.parametrize(
    ("locale", "loss"),
    [
        ("en", "1,200 × 3.50 = 4,200.00 EUR"),
        ("pt", "1.200 × 3,50 = 4.200,00 EUR"),
        ("ru", "1\u00a0200 × 3,50 = 4\u00a0200,00 EUR"),
    ],
)
def test_a_loss_is_shown_with_the_sum_that_it_is(locale, loss):
    impact = BusinessImpact(failed_requests=1200, total_requests=3600, request_value=3.5, currency="EUR")
    rows = dict(
        blocks(Postmortem(business_impact=impact), Chapter("c", "I", ("business_impact",)), locale=locale)[
            1
        ].rows
    )
    assert list(rows.values())[-2:] == ["33.33 %" if locale == "en" else "33,33 %", loss]


def test_numbers_have_their_units():
    found = blocks(
        Postmortem(service_figures=ServiceFigures(error_rate=0, p95_latency=1200.5)),
        Chapter("c", "F", ("service_figures",)),
    )
    assert found[1] == Pairs((("Error rate", "0 %"), ("p95 latency", "1200.5 ms")))


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("key", TEMPLATES)
def test_a_full_postmortem_shows_every_section_of_the_template(key, locale):
    own = TEMPLATES[key]
    with use_locale(locale):
        found = list(to_blocks(full_postmortem(), own, WORDING))
    headings = [block.level for block in found if isinstance(block, Heading)]
    assert headings.count(2) == len(own.chapters)
    of_workspace = {"error_budgets", "budget_incidents"}
    assert len(found) - len(headings) == len(set(own.sections()) - of_workspace)


def test_the_title_of_blanks_is_none():
    with use_locale("en"):
        found = next(to_blocks(replace(Postmortem(), incident=Incident(title=" ")), template(), WORDING))
    assert found == Heading("Untitled", 1)


def test_the_workspaces_own_times_are_told_to_the_minute_and_a_persons_as_given():
    moment = datetime(2026, 3, 2, 14, 5, 30, 500, tzinfo=UTC)
    postmortem = Postmortem(
        incident=Incident(title="Cards failed", started_at=moment), papers=Papers(created_at=moment)
    )
    told = dict(
        pair
        for block in to_blocks(
            postmortem, TEMPLATES["platform"], Wording(PROFILES["platform"], ZoneInfo("UTC"))
        )
        if isinstance(block, Pairs)
        for pair in block.rows
    )
    assert (told["Created (UTC)"], told["Started (UTC)"]) == (
        "2026-03-02 14:05",
        "2026-03-02 14:05:30.000500",
    )
