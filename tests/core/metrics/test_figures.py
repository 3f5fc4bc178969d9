from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.document.schema import FACTS
from core.domain.causes import CauseFacts
from core.domain.impact import BusinessImpact
from core.domain.incident import Detection, Incident, Response
from core.domain.postmortem import Postmortem
from core.domain.resolution import Recovery
from core.domain.taxonomy import DetectedBy, EventKind, Severity
from core.metrics.figures import FIGURES, State, figure
from core.profiles import PROFILES
from tests import strategies
from tests.factories import NOON, an_event

CRM, FIELD = PROFILES["crm"], PROFILES["field"]


def after(minutes):
    return NOON + timedelta(minutes=minutes)


INCIDENT = Postmortem(
    incident=Incident(severity=Severity.SEV2, started_at=NOON, resolved_at=after(72)),
    detection=Detection(detected_at=after(2)),
    response=Response(acknowledged_at=after(5)),
    cause=CauseFacts(cause_identified_at=after(20)),
    recovery=Recovery(mitigated_at=after(40.5)),
)


def why(key, postmortem, profile=FIELD):
    """The state, and the reason in English."""
    found = figure(key, postmortem, profile)
    return found.state, found.reason.sentence() if found.reason else ""


def reading(key, postmortem, profile=FIELD):
    found = figure(key, postmortem, profile)
    return found.state, found.value, found.target


@pytest.mark.parametrize(
    ("key", "profile", "value", "target"),
    [
        ("duration", FIELD, 72, None),
        ("time_to_detect", FIELD, 2, None),
        ("time_to_acknowledge", FIELD, 3, 15),
        ("time_to_investigate", FIELD, 18, None),
        ("time_to_mitigate", FIELD, 38.5, None),
        ("time_to_resolve", FIELD, 70, 240),
        ("time_to_resolve", CRM, 72, 30),
    ],
)
def test_times_are_measured_between_milestones(key, profile, value, target):
    assert reading(key, INCIDENT, profile) == (State.RECORDED, value, target)


def test_the_profile_says_from_where_the_time_to_resolve_counts():
    definitions = {key: figure("time_to_resolve", INCIDENT, PROFILES[key]).definition for key in PROFILES}
    assert definitions == {
        "platform": "From the detection to the resolution.",
        "crm": "From the start to the resolution.",
        "field": "From the detection to the resolution.",
    }


def test_without_a_promise_there_is_no_target():
    best_effort = replace(INCIDENT, incident=replace(INCIDENT.incident, severity=Severity.SEV4))
    unsaid = replace(INCIDENT, incident=replace(INCIDENT.incident, severity=None))
    assert reading("time_to_resolve", best_effort) == (State.RECORDED, 70, None)
    assert reading("time_to_resolve", best_effort, PROFILES["platform"]) == (State.RECORDED, 70, None)
    assert reading("time_to_resolve", unsaid) == (State.RECORDED, 70, None)


@pytest.mark.parametrize("key", FIGURES)
def test_a_figure_waits_for_its_values(key):
    assert reading(key, Postmortem()) == (State.PENDING, None, None)


def test_whatever_is_no_number_says_why():
    for key in FIGURES:
        for postmortem in (Postmortem(), INCIDENT):
            found = figure(key, postmortem, FIELD)
            assert (found.value is None) is (found.reason is not None) is (found.state is not State.RECORDED)


def test_a_figure_names_what_it_waits_for():
    began = Postmortem(incident=Incident(started_at=NOON))
    assert why("time_to_detect", began) == (
        State.PENDING,
        "“Detected” is not known yet. Record it, or add its event to the timeline.",
    )
    assert why("time_to_mitigate", began) == (
        State.PENDING,
        "“Detected” and “Mitigated” are not known yet. Record them, or add their events to the timeline.",
    )


def test_a_figure_that_contradicts_itself_names_both_times():
    turned = replace(INCIDENT, recovery=Recovery(mitigated_at=NOON))
    assert why("time_to_mitigate", turned) == (
        State.INVALID,
        "“Mitigated” comes before “Detected”. Correct one of the two times.",
    )


@pytest.mark.parametrize("way", [DetectedBy.MANUAL, DetectedBy.MONITORING])
def test_what_the_team_found_itself_needs_no_acknowledgement(way):
    found = Postmortem(detection=Detection(detected_by=way, detected_at=NOON))
    assert why("time_to_acknowledge", found) == (
        State.NOT_APPLICABLE,
        "The team found it itself, so no alert waited for an acknowledgement.",
    )
    acknowledged = replace(found, response=Response(acknowledged_at=after(3)))
    assert reading("time_to_acknowledge", acknowledged) == (State.RECORDED, 3, None)


@pytest.mark.parametrize("way", [DetectedBy.ALERT, DetectedBy.CUSTOMER, None])
def test_an_alert_or_a_complaint_waits_for_its_acknowledgement(way):
    found = Postmortem(detection=Detection(detected_by=way, detected_at=NOON))
    assert reading("time_to_acknowledge", found)[0] is State.PENDING


@pytest.mark.parametrize("profile", PROFILES.values(), ids=PROFILES)
def test_the_worst_incidents_shall_be_detected_in_two_minutes(profile):
    incident = Incident(severity=Severity.SEV1, started_at=NOON)
    in_time = Postmortem(incident=incident, detection=Detection(detected_at=after(2)))
    late = replace(in_time, detection=Detection(detected_at=after(2.5)))
    found = [figure("time_to_detect", each, profile) for each in (in_time, late)]
    assert [(each.value, each.target, each.is_missed) for each in found] == [(2, 2, False), (2.5, 2, True)]


@settings(max_examples=50)
@given(prose=strategies.prose(), words=st.lists(strategies.texts(), min_size=9, max_size=9))
def test_editing_words_moves_no_figure(prose, words):
    events = tuple(an_event(kind=kind, at=after(n), text="") for n, kind in enumerate(EventKind))
    before = Postmortem(timeline=events)
    retold = tuple(replace(e, text=t, note=t, actor=t, typed=t) for e, t in zip(events, words, strict=False))
    after_ = replace(before, prose=prose, timeline=(*retold, *events[len(retold) :]))
    for key in FIGURES:
        assert figure(key, before, FIELD) == figure(key, after_, FIELD)


def test_an_end_before_its_start_is_no_number():
    turned = replace(INCIDENT, incident=replace(INCIDENT.incident, started_at=after(100)))
    assert reading("duration", turned) == (State.INVALID, None, None)
    assert reading("time_to_detect", turned) == (State.INVALID, None, None)


def test_a_start_that_is_the_end_is_a_time_of_zero():
    at_once = Postmortem(incident=Incident(started_at=NOON, resolved_at=NOON))
    assert reading("duration", at_once) == (State.RECORDED, 0, None)


@pytest.mark.parametrize(
    ("impact", "expected"),
    [
        (BusinessImpact(failed_requests=25, total_requests=100), (State.RECORDED, 25)),
        (BusinessImpact(failed_requests=0, total_requests=100), (State.RECORDED, 0)),
        (BusinessImpact(failed_requests=101, total_requests=100), (State.INVALID, None)),
        (BusinessImpact(failed_requests=0, total_requests=0), (State.NOT_APPLICABLE, None)),
        (BusinessImpact(failed_requests=25), (State.PENDING, None)),
        (BusinessImpact(total_requests=25), (State.PENDING, None)),
    ],
)
def test_the_share_of_failed_requests_is_theirs_of_all(impact, expected):
    assert reading("failed_share", Postmortem(business_impact=impact))[:2] == expected


@pytest.mark.parametrize(
    ("impact", "expected"),
    [
        (BusinessImpact(lost_transactions=4, transaction_value=2.5), (State.RECORDED, 10)),
        (BusinessImpact(failed_requests=4, request_value=0.5), (State.RECORDED, 2)),
        (
            BusinessImpact(lost_transactions=4, transaction_value=2.5, failed_requests=4, request_value=9),
            (State.RECORDED, 10),
        ),
        (BusinessImpact(failed_requests=4, request_value=-1), (State.INVALID, None)),
        (BusinessImpact(failed_requests=0), (State.NOT_APPLICABLE, None)),
        (BusinessImpact(lost_transactions=0, failed_requests=0), (State.NOT_APPLICABLE, None)),
        (BusinessImpact(lost_transactions=0, failed_requests=3), (State.PENDING, None)),
        (BusinessImpact(lost_transactions=4), (State.PENDING, None)),
    ],
)
def test_revenue_is_lost_by_transactions_or_else_by_requests(impact, expected):
    assert reading("revenue_loss", Postmortem(business_impact=impact))[:2] == expected


def test_every_figure_that_a_section_shows_is_known():
    assert {key for section in FACTS for key in section.figures} == FIGURES.keys()
