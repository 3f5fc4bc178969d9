import shutil
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from core.document.readiness import gaps
from core.document.templates import TEMPLATES
from core.domain.errors import NotEmpty
from core.domain.register import Filter
from core.domain.taxonomy import ActionStatus, Severity, Stage
from core.domain.timeline import in_order
from core.metrics.error_budget import standings
from core.metrics.figures import State
from core.metrics.milestones import Milestone, milestone
from core.profiles import PROFILES
from core.services import home, objectives, postmortems, register, workspace
from core.services.demo import populate
from core.services.demo.cast import ANA, PEOPLE
from core.services.demo.joined import Joined
from core.settings import Settings
from storage import open_store
from tests.factories import a_postmortem, keep

NOW = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)


@pytest.fixture(scope="module")
def demo(tmp_path_factory, empty_sqlite):
    folder = tmp_path_factory.mktemp("demo")
    shutil.copy(empty_sqlite, folder / "afterword.db")
    store = open_store(Settings(data_dir=folder))
    populate(store, now=NOW, seed=7)
    yield store
    store.close()


@pytest.fixture(scope="module")
def told(demo):
    entries = register.find(demo, Filter(), limit=50).entries
    return [postmortems.get(demo, entry.id) for entry in entries]


def test_there_are_twelve_incidents_of_three_services_in_one_year(demo, told):
    assert len(told) == 12
    assert register.services(demo) == ("checkout", "notifications", "search")
    started = [each.incident.started_at for each in told if each.incident.started_at]
    assert NOW - timedelta(days=366) < min(started)
    assert max(started) < NOW


def test_every_stage_severity_status_and_language_occurs(told):
    assert {each.papers.stage for each in told} == set(Stage)
    assert {each.incident.severity for each in told} == set(PROFILES["platform"].severities)
    assert {item.status for each in told for item in each.action_items} == set(ActionStatus)
    assert Counter(each.papers.language for each in told) == {"en": 10, "pt": 1, "ru": 1}


def test_no_postmortem_has_a_gap_for_its_own_stage(told):
    missing = {
        each.incident.title: gaps(each, TEMPLATES[each.papers.template], each.papers.stage)
        for each in told
        if each.papers.stage is not Stage.DRAFT
    }
    assert missing == dict.fromkeys(missing, ())


def test_the_fresh_draft_says_no_more_than_what_it_is_called(told):
    (draft,) = (each for each in told if each.papers.stage is Stage.DRAFT)
    assert draft.incident.severity is Severity.SEV3
    assert (draft.prose, draft.timeline, draft.action_items, draft.services) == ({}, (), (), ())


def test_timelines_are_full_and_in_order(told):
    for each in told:
        if each.papers.stage is not Stage.DRAFT:
            assert 8 <= len(each.timeline) <= 16
            assert each.timeline == in_order(each.timeline)


def test_milestones_follow_each_other(told):
    for each in told:
        reached = [milestone(each, which) for which in Milestone]
        moments = [found.at for found in reached if found]
        assert moments == sorted(moments), each.incident.title


def test_impact_figures_fit_together(told):
    for each in told:
        business, service = each.business_impact, each.service_figures
        if business.total_requests is None:
            continue
        share = business.failed_requests / business.total_requests * 100
        assert share == pytest.approx(service.error_rate, abs=0.01)
        assert service.availability == pytest.approx(100 - service.error_rate)
        assert (business.lost_transactions or 0) <= business.failed_requests


def test_every_budget_stands_and_some_incidents_share_a_window(demo, told):
    found = [
        standing
        for each in told
        for standing in standings(each, objectives.promises(demo, each))
        if each.outages
    ]
    assert {standing.state for standing in found} <= {State.RECORDED, State.NOT_APPLICABLE}
    assert len({standing.status for standing in found}) > 1
    assert any(len(standing.spent) > 1 for standing in found)
    assert {standing.slo.service for standing in found} == {"checkout", "search", "notifications"}


def test_nothing_of_the_past_lies_in_the_future(told):
    for each in told:
        papers = each.papers
        written = [papers.created_at, papers.published_at, papers.updated_at, each.review.meeting_at]
        written += [item.completed_at for item in each.action_items]
        written += [event.at for event in each.timeline]
        assert all(moment <= NOW for moment in written if moment), each.incident.title


def test_whys_hang_together(told):
    for each in told:
        assert [why.after for why in each.whys] == ["", *(why.key for why in each.whys)][: len(each.whys)]


def test_the_history_was_made_at_the_time(demo, told):
    oldest = told[-1]
    changes = postmortems.history(demo, oldest.id, limit=1_000)
    assert all(later.at >= earlier.at for later, earlier in pairwise(changes))
    assert NOW - timedelta(days=352) < changes[-1].at < changes[0].at < NOW - timedelta(days=100)


def test_somebody_has_overdue_items_waiting(demo):
    team = home.waiting_for(demo, PEOPLE[ANA], NOW.date()).team
    assert (team.drafts, team.in_review, team.published) == (1, 1, 1)
    assert 0 < team.items_overdue < team.items_open


def test_the_workspace_is_set_up_and_its_people_are_known(demo):
    assert workspace.get(demo).name == "Northwind Shop"
    with demo.read() as work:
        assert {person.name for person in work.people.all()} == set(PEOPLE)


def test_a_workspace_with_postmortems_is_left_alone(sqlite_store):
    keep(sqlite_store, a_postmortem())
    with pytest.raises(NotEmpty):
        populate(sqlite_store, now=NOW)
    assert register.find(sqlite_store, Filter(), limit=1).total == 1
    assert workspace.get(sqlite_store) is None


def test_the_same_seed_and_time_tell_the_same_and_add_nothing_twice(sqlite_store, told):
    theirs = workspace.set_up(sqlite_store, "platform", "Ours", "Europe/Berlin")
    keep(sqlite_store, a_postmortem())
    for _ in range(2):
        populate(sqlite_store, now=NOW, seed=7, may_add=True)
    again = [postmortems.get(sqlite_store, each.id) for each in told]
    assert [_unnumbered(each) for each in again] == [_unnumbered(each) for each in told]
    assert register.find(sqlite_store, Filter(), limit=1).total == 13
    assert workspace.get(sqlite_store) == theirs


def _unnumbered(postmortem):
    return replace(postmortem, incident=replace(postmortem.incident, number=""))


def test_a_joined_store_leaves_the_transaction_to_its_opener(sqlite_store):
    with sqlite_store.begin() as work:
        joined = Joined(work)
        with joined.begin() as inner, joined.read() as same:
            assert inner is same is work
        joined.close()
        assert joined.check() == ""
