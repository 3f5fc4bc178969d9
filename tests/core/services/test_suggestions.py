from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from core.document.naming import Meaning
from core.document.references import Kind
from core.domain.action_items import ActionItem
from core.domain.causes import Why
from core.domain.errors import NotFound
from core.domain.ids import PersonId, PostmortemId, RowId
from core.domain.incident import Incident, Papers
from core.services.suggestions import Suggestion, What, known, suggest
from tests.factories import NOON, a_person, a_postmortem, an_event, keep

ANA = Suggestion("@ana.souza", "Ana Souza", "ana.souza@example.com")
ZOE = Suggestion("@z", "Zoë Ánderson", "z@example.com")
BEN = Suggestion("@ben", "Бен Окафор", "ben@example.com")


@pytest.fixture
def store(sqlite_store):
    with sqlite_store.begin() as work:
        for title in (ANA, BEN, ZOE):
            id_ = PersonId(title.insert)
            work.people.save(a_person(id=id_, name=title.title, email=title.detail))
        gone = a_person(id=PersonId("gone"), name="Gone", email="gone@example.com", is_active=False)
        work.people.save(gone)
    return sqlite_store


@pytest.fixture
def postmortem(store):
    kept = a_postmortem(
        papers=Papers(zone="Europe/Moscow"),
        timeline=(an_event(text="Errors rise"), an_event(text="Rolled back", at=NOON + timedelta(minutes=5))),
        action_items=(
            ActionItem(id=RowId("r1"), key="AI-1", title="Raise the limit"),
            ActionItem(id=RowId("r2"), key="AI-15", title="Alert on errors"),
        ),
        whys=(Why(id=RowId("r3"), key="W-1", question="Why did it fail?"),),
    )
    other = Incident(number="P0-012", title="Errors in search", started_at=NOON)
    keep(store, kept, a_postmortem(id=PostmortemId("other"), incident=other))
    return kept


DOWN = Suggestion("#15:00", "Errors rise", "2026-03-02 15:00")
BACK = Suggestion("#15:05", "Rolled back", "2026-03-02 15:05")
LIMIT = Suggestion("#AI-1", "Raise the limit", "action item")
ALERT = Suggestion("#AI-15", "Alert on errors", "action item")
WHY = Suggestion("#W-1", "Why did it fail?", "why")
SEARCH = Suggestion("#P0-012", "Errors in search", "")


@pytest.mark.parametrize(
    ("query", "people"),
    [
        ("", [ANA, ZOE, BEN]),
        ("a", [ANA, ZOE]),
        ("ANA.S", [ANA]),
        ("sou", [ANA]),
        ("anderson zoe", [ZOE]),
        ("окаф", [BEN]),
        ("be", [BEN]),
        ("z@exam", [ZOE]),
        ("gone", []),
        ("uza", []),
        ("%", []),
    ],
)
def test_people_are_found_by_beginnings_of_name_handle_and_address(store, postmortem, query, people):
    assert list(suggest(store, postmortem.id, What.PERSON, query)) == people


@pytest.mark.parametrize(
    ("query", "references"),
    [
        ("", [LIMIT, ALERT, DOWN, BACK, WHY, SEARCH]),
        ("ai-1", [LIMIT, ALERT]),
        ("errors", [ALERT, DOWN, SEARCH]),
        ("15", [DOWN, BACK, ALERT]),
        ("15:05", [BACK]),
        ("w", [WHY]),
        ("p0", [SEARCH]),
        ("nothing", []),
        ("P1-007", []),
    ],
)
def test_references_are_found_by_key_time_number_and_words(store, postmortem, query, references):
    assert list(suggest(store, postmortem.id, What.REFERENCE, query)) == references


def test_only_so_many_are_given(store, postmortem):
    assert suggest(store, postmortem.id, What.REFERENCE, "", limit=2) == (LIMIT, ALERT)
    assert suggest(store, postmortem.id, What.PERSON, "", limit=1) == (ANA,)


def test_a_template_may_insist_on_its_zone(store):
    kept = a_postmortem(
        papers=Papers(template="field-rca", zone="Europe/Moscow"), timeline=(an_event(text="Down"),)
    )
    keep(store, kept)
    assert suggest(store, kept.id, What.REFERENCE, "down")[0].insert == "#12:00"


def test_references_need_their_postmortem(store):
    with pytest.raises(NotFound):
        suggest(store, PostmortemId("none"), What.REFERENCE, "")


def test_names_in_a_postmortem_are_known_for_what_they_are(store, postmortem):
    texts = {"root_cause": "@ben and @nobody saw #P0-012, #14:00, #15:00 and #AI-1"}
    found = known(store, replace(postmortem, prose=texts), ZoneInfo("Europe/Moscow"), "read?id={}".format)
    assert found == {
        (Kind.PERSON, "ben"): Meaning("Бен Окафор", "@ben"),
        (Kind.POSTMORTEM, "p0-012"): Meaning("", "Errors in search", "read?id=other"),
        (Kind.EVENT, "15:00"): Meaning(title="Errors rise"),
        (Kind.ROW, "AI-1"): Meaning(title="Raise the limit"),
    }
    assert known(store, postmortem, ZoneInfo("UTC"), str) == {}
