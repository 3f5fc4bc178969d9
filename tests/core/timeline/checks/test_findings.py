from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.domain.ids import RowId
from core.domain.postmortem import Postmortem
from core.domain.taxonomy import EventKind
from core.i18n import LOCALES, use_locale
from core.timeline.checks import SENTENCES, Check, Finding, findings
from tests import strategies
from tests.core.timeline.checks.conftest import HALF_AN_HOUR, LATER, after
from tests.factories import NOON, an_event

MOSCOW = ZoneInfo("Europe/Moscow")


def check(postmortem, **given):
    return findings(postmortem, **{"zone": MOSCOW, "gap": HALF_AN_HOUR, "now": LATER} | given)


@pytest.mark.parametrize("which", Check)
@pytest.mark.parametrize("locale", LOCALES)
def test_every_finding_has_a_sentence(which, locale):
    finding = Finding(
        check=which,
        time=NOON,
        other_time=after(5),
        minutes=45,
        name="Resolved",
        other_name="Started",
        words="forgot",
    )
    with use_locale(locale):
        sentence = finding.sentence(MOSCOW)
    assert sentence
    assert "{" not in sentence


def test_a_sentence_names_times_in_the_zone_of_the_reader():
    finding = Finding(check=Check.GAP, time=NOON, minutes=45)
    assert finding.sentence(MOSCOW) == (
        "For 45 min before 2026-03-02 15:00 nothing is told. "
        "Add what happened in between, or say what was waited for."
    )
    assert SENTENCES.keys() == set(Check)


@settings(max_examples=150)
@given(
    postmortem=strategies.postmortems(), zone=st.sampled_from(["UTC", "Europe/Berlin", "Australia/Lord_Howe"])
)
def test_whatever_a_person_typed_can_be_checked(postmortem, zone):
    rows = tuple(replace(event, id=RowId(str(n))) for n, event in enumerate(postmortem.timeline))
    postmortem = replace(postmortem, timeline=rows)
    found = check(postmortem, zone=ZoneInfo(zone), entered=[row.id for row in rows])
    assert found.keys() <= {None, *(row.id for row in rows)}
    for those in found.values():
        assert those
        assert all(finding.sentence(ZoneInfo(zone)) for finding in those)


times = st.integers(-300, 300).map(after)
told = st.lists(
    st.builds(
        lambda at, text, kind: an_event(at=at, text=text, kind=kind, typed="x"),
        at=times,
        text=st.sampled_from(["Alert", "Alert fired again", "Ana forgot", "Fine"]),
        kind=st.sampled_from(EventKind),
    ),
    max_size=20,
    unique_by=lambda event: event.at,
)


@given(events=told, minutes=st.integers(1, 10_000))
def test_moving_everything_changes_no_finding_but_of_the_future(events, minutes):
    rows = [event.id for event in events]
    here = Postmortem(timeline=tuple(events))
    width = timedelta(minutes=minutes)
    there = Postmortem(timeline=tuple(replace(event, at=event.at + width) for event in events))
    before = check(here, entered=rows, zone=ZoneInfo("UTC"))
    behind = check(there, entered=rows, now=LATER + width, zone=ZoneInfo("UTC"))
    assert {row: [each.check for each in those] for row, those in before.items()} == {
        row: [each.check for each in those] for row, those in behind.items()
    }


@given(events=told, entered=st.randoms())
def test_the_order_of_rows_matters_only_to_the_order_of_entry(events, entered):
    shuffled = list(events)
    entered.shuffle(shuffled)
    assert check(Postmortem(timeline=tuple(events))) == check(Postmortem(timeline=tuple(shuffled)))
