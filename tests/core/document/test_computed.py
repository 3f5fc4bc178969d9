from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from core.document import markdown
from core.document.blocks import Heading, Table
from core.document.computed import TITLES, to_table
from core.document.outline import to_blocks
from core.document.templates import TEMPLATES
from core.document.wording import Wording
from core.domain.ids import PostmortemId, RowId
from core.domain.impact import BudgetUse, BusinessImpact, Outage
from core.domain.incident import AffectedService, Incident
from core.domain.objectives import CreditStep, OutageElsewhere, Promises, Slo
from core.domain.postmortem import Postmortem
from core.domain.taxonomy import Counting, DeployStatus, ServiceState
from core.i18n import LOCALES, use_locale
from core.profiles import PROFILES
from tests.factories import NOON

PROFILE = PROFILES["platform"]


def outage(start, end, service="checkout", **given):
    began, ended = (None if minute is None else NOON + timedelta(minutes=minute) for minute in (start, end))
    return Outage(service=service, began_at=began, ended_at=ended, **given)


EARLIER = OutageElsewhere(
    postmortem=PostmortemId("earlier"),
    number="P1-001",
    title="Earlier",
    outage=outage(-60, -50),
    resolved_at=None,
    failed_requests=None,
)
OPEN = replace(EARLIER, postmortem=PostmortemId("open"), title="Open", outage=outage(-40, None))
PROMISES = Promises(
    slos=(Slo(service="checkout", target=99.9, name="Payments are answered"),),
    steps=(CreditStep(below=99.95, credit=10),),
    floors=PROFILE.deploy_floors,
    elsewhere=(EARLIER, OPEN),
)
HIT = Postmortem(
    incident=Incident(number="P1-007", title="Cards failed"),
    outages=(outage(0, 20, share=50), outage(10, 26, share=25), outage(40, 45)),
)


def table(key, postmortem=HIT, promises=PROMISES, *, is_whole=False, locale="en", zone="UTC"):
    with use_locale(locale):
        return to_table(key, postmortem, Wording(PROFILE, ZoneInfo(zone), promises), is_whole=is_whole)


def test_downtime_is_told_by_service_merged_and_weighted():
    also = replace(HIT, outages=(*HIT.outages, outage(30, 42, "search"), outage(8, 3, "mail")))
    assert table("downtime", also, zone="Europe/Moscow") == Table(
        ("Service", "Hit from and to (Europe/Moscow)", "Downtime", "Weighted by share"),
        (
            (
                "checkout",
                "2026-03-02 15:00 – 15:26\n2026-03-02 15:40 – 15:45",
                "31 min",
                "16 min 30 s",
            ),
            ("search", "2026-03-02 15:30 – 15:42", "12 min", "12 min"),
            ("mail", "contradictory: An outage ends before it begins.", "", ""),
            (
                "Any of them",
                "2026-03-02 15:00 – 15:26\n2026-03-02 15:30 – 15:45",
                "41 min",
                "26 min 30 s",
            ),
        ),
    )


def test_an_outage_over_midnight_names_both_days_and_many_are_cut_short():
    night = Postmortem(outages=(outage(0, 60 * 13),))
    assert table("downtime", night).rows[0][1] == "2026-03-02 12:00 – 2026-03-03 01:00"
    many = Postmortem(outages=tuple(outage(10 * n, 10 * n + 1) for n in range(9)))
    assert table("downtime", many).rows[0][1].split("\n")[6:] == ["and 3 more"]


def test_a_form_also_says_what_has_no_figure_and_why():
    services = (
        AffectedService(name="mail"),
        AffectedService(name="search", state=ServiceState.WORKING),
    )
    waiting = replace(HIT, outages=(outage(5, None),), services=services)
    assert table("downtime", waiting, is_whole=True).rows == (
        ("checkout", "pending: An outage has no end, and the incident is not resolved.", "", ""),
        ("mail", "pending: No outage of it is recorded.", "", ""),
        ("search", "not applicable: It kept working.", "", ""),
    )
    assert [row[:2] for row in table("error_budgets", waiting, is_whole=True).rows][1:] == [
        ("mail", "not applicable: The workspace promises nothing for this service."),
        ("search", "not applicable: The workspace promises nothing for this service."),
    ]
    assert table("error_budgets", waiting) is None


def test_a_budget_says_what_was_used_what_is_left_and_what_follows():
    assert table("error_budgets") == Table(
        TITLES["error_budgets"],
        (
            (
                "checkout: 99.9 % over 30 days\nPayments are answered",
                "43.2 min",
                "31 min (71.8 %)",
                "2.2 min (5.1 %)",
                "Warning",
                "99.905 %",
                "10 %",
            ),
        ),
    )


def test_a_budget_of_requests_is_counted_in_requests_or_by_their_share():
    slo = Slo(service="checkout", target=99.9, window_days=1, counting=Counting.REQUESTS, requests=100_000)
    counted = replace(HIT, business_impact=BusinessImpact(failed_requests=130))
    assert table("error_budgets", counted, Promises(slos=(slo,))).rows[0] == (
        "checkout: 99.9 % over 1 day",
        "100 requests",
        "130 requests (130 %)",
        "-30 requests (-30 %)",
        "Freeze",
        "99.87 %",
        "no steps are set",
    )
    uncounted = replace(slo, requests=None, window_days=30)
    assert table("error_budgets", HIT, Promises(slos=(uncounted,))).rows[0][1:3] == (
        "43.2 min by share",
        "16.5 min by share (38.2 %)",
    )


def test_what_a_person_typed_goes_first_and_says_that_it_is_typed():
    typed = BudgetUse(budget_used=62.5, deploy_status=DeployStatus.FREEZE)
    rows = table("error_budgets", replace(HIT, budget_use=typed)).rows
    assert rows[0] == ("Typed by hand, goes first", "", "62.5 %", "", "Freeze", "", "")
    assert len(rows) == 2


def test_every_incident_of_the_window_is_listed_with_its_minutes():
    objective = "checkout: 99.9 % over 30 days\nPayments are answered"
    reason = "pending: An outage has no end, and the incident is not resolved."
    assert table("budget_incidents") == Table(
        TITLES["budget_incidents"],
        (
            (objective, "P1-001 Earlier", "10", "23.1 %"),
            (objective, "P1-001 Open", reason, "not counted"),
            (objective, "P1-007 Cards failed (this one)", "31", "71.8 %"),
        ),
    )


@pytest.mark.parametrize("key", TITLES)
def test_without_outages_nothing_is_computed(key):
    assert table(key, Postmortem()) is None


@pytest.mark.parametrize("locale", LOCALES)
def test_what_is_computed_is_written_into_the_document_and_never_read(locale):
    wording = Wording(PROFILE, ZoneInfo("UTC"), PROMISES)
    written = replace(HIT, outages=tuple(replace(each, id=RowId("")) for each in HIT.outages))
    template = TEMPLATES["platform"]
    with use_locale(locale):
        titles = [block.text for block in to_blocks(written, template, wording) if isinstance(block, Heading)]
        text = markdown.write(written, template, wording)
    assert len(titles) == len(set(titles))
    read = markdown.read(text)
    assert (read.postmortem.outages, read.doubts) == (written.outages, ())


def test_what_somebody_else_wrote_under_such_a_title_is_kept_as_a_doubt():
    text = "# Cards failed\n\n## Impact\n\n### Downtime by service\n\nWe think it was an hour.\n"
    (doubt,) = markdown.read(text).doubts
    assert (doubt.where, doubt.text) == ("Downtime by service", "We think it was an hour.")
