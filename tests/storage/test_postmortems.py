from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as limits

from core.document.schema import LISTINGS
from core.domain.errors import NotFound
from core.domain.ids import PostmortemId, RowId
from core.domain.incident import Incident, Papers
from core.domain.postmortem import Postmortem
from core.ports import Store
from tests.factories import NOON, a_postmortem, an_event, full_postmortem, identified, keep
from tests.strategies import postmortems


def test_a_postmortem_with_everything_in_it_comes_back_as_it_was(store: Store) -> None:
    postmortem = identified(full_postmortem())
    keep(store, postmortem)
    with store.read() as work:
        found = work.postmortems.get(postmortem.id)
    timeline = tuple(sorted(postmortem.timeline, key=lambda event: event.at or NOON))
    assert found == replace(postmortem, timeline=timeline)
    assert (found.id, found.revision) == (postmortem.id, 0)
    assert {row.id for row in found.action_items} == {row.id for row in postmortem.action_items}


@limits(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(postmortems())
def test_whatever_a_person_can_type_comes_back_as_it_was(store: Store, postmortem: Postmortem) -> None:
    postmortem = identified(replace(postmortem, timeline=()))
    keep(store, postmortem)
    with store.read() as work:
        assert work.postmortems.get(postmortem.id) == postmortem


def test_a_whole_postmortem_takes_a_query_for_its_facts_one_for_its_prose_and_one_for_each_listing(
    store: Store, statements: list[str]
) -> None:
    postmortem = identified(full_postmortem())
    keep(store, postmortem)
    statements.clear()
    with store.read() as work:
        work.postmortems.get(postmortem.id)
    assert len(statements) == 1 + 1 + len(LISTINGS)


def test_the_number_finds_a_postmortem_whatever_its_case(store: Store) -> None:
    postmortem = a_postmortem(incident=Incident(number="Сбой-П1"))
    keep(store, postmortem)
    with store.read() as work:
        assert work.postmortems.get("  сбой-п1 ").id == postmortem.id


def test_of_several_with_one_number_the_newest_incident_is_meant(store: Store) -> None:
    older, newest, oldest = (
        a_postmortem(incident=Incident(number="P1-007", occurred_on=date(2026, 3, day))) for day in (2, 3, 1)
    )
    keep(store, older, newest, oldest)
    with store.read() as work:
        assert work.postmortems.get("P1-007").id == newest.id


def test_an_id_goes_before_a_number(store: Store) -> None:
    first = a_postmortem(incident=Incident(number="other"))
    second = a_postmortem(incident=Incident(number=first.id, occurred_on=date(2030, 1, 1)))
    keep(store, first, second)
    with store.read() as work:
        assert work.postmortems.get(first.id).id == first.id


@pytest.mark.parametrize("name", ["", " ", "p1-008"])
def test_a_name_that_nothing_has_is_not_found(store: Store, name: str) -> None:
    keep(store, a_postmortem(incident=Incident(number="")))
    with store.read() as work, pytest.raises(NotFound) as caught:
        work.postmortems.get(name)
    assert (caught.value.what, caught.value.name) == ("postmortem", name.strip())


def test_events_come_by_instant_and_other_rows_as_they_were_added(store: Store) -> None:
    late, early, unknown = an_event(at=NOON + timedelta(hours=1)), an_event(at=NOON), an_event(at=None)
    same = an_event(at=NOON, text="second of that minute")
    postmortem = a_postmortem(timeline=(unknown, late, early, same))
    keep(store, postmortem)
    with store.read() as work:
        found = work.postmortems.get(postmortem.id).timeline
    assert [event.id for event in found] == [early.id, same.id, late.id, unknown.id]


def test_a_touch_counts_the_revision_and_notes_the_time(store: Store) -> None:
    postmortem = a_postmortem()
    keep(store, postmortem)
    later = NOON + timedelta(microseconds=1)
    with store.begin() as work:
        work.postmortems.touch(postmortem.id, later, sections=["incident"])
        work.postmortems.touch(postmortem.id, later, sections=["incident"])
    with store.read() as work:
        found = work.postmortems.get(postmortem.id)
        assert (work.postmortems.revision(postmortem.id), found.revision, found.papers.updated_at) == (
            2,
            2,
            later,
        )


def test_a_postmortem_that_is_not_there_has_no_revision_no_lock_and_no_touch(store: Store) -> None:
    nowhere = PostmortemId("nowhere")
    with store.begin() as work:
        for ask in (work.postmortems.revision, work.postmortems.lock):
            with pytest.raises(NotFound):
                ask(nowhere)
        with pytest.raises(NotFound):
            work.postmortems.touch(nowhere, NOON, sections=["incident"])


def test_services_are_named_once_in_order_of_the_alphabet(store: Store) -> None:
    full = identified(full_postmortem())
    names = ("checkout", "Billing", "Авторизация")
    services = tuple(replace(full.services[0], id=RowId(name), name=name) for name in (*names, ""))
    keep(store, a_postmortem(services=services), a_postmortem(services=services))
    with store.begin() as work:
        assert work.postmortems.services() == ("Billing", "checkout", "Авторизация")


def test_the_papers_of_a_new_postmortem_are_kept(store: Store) -> None:
    postmortem = a_postmortem(
        papers=Papers(author="Ana", template="crm", language="pt", zone="America/Sao_Paulo")
    )
    keep(store, postmortem)
    with store.read() as work:
        assert work.postmortems.get(postmortem.id).papers == postmortem.papers
