from dataclasses import replace

import pytest

from core.document.schema import LISTINGS
from core.domain.errors import Conflict, NotFound, TooLong, Unreadable
from core.domain.history import Change, ChangeKind
from core.domain.ids import ChangeKey, PostmortemId
from core.domain.impact import ServiceFigures
from core.domain.incident import AffectedService, Channels, Detection, Incident, Papers
from core.domain.place import Place
from core.domain.postmortem import Postmortem
from core.domain.register import Filter
from core.domain.taxonomy import Severity
from core.services import postmortems, register, workspace
from tests.factories import NOON, a_person, a_postmortem, full_postmortem, identified, keep

ANA = a_person()
PAPERS = Papers(author=ANA.name, created_at=NOON, updated_at=NOON)


def create(store, title="Card payments failed", severity=Severity.SEV1, *, id_="new", key="k1", like=None):
    return postmortems.create(
        store,
        id_=PostmortemId(id_),
        title=title,
        severity=severity,
        by=ANA,
        now=NOON,
        key=ChangeKey(key),
        like=like,
    )


def test_a_title_and_a_severity_are_enough(sqlite_store):
    made = create(sqlite_store, "  Card payments\nfailed ")
    assert made == Postmortem(
        incident=Incident(title="Card payments failed", number="P0-001", severity=Severity.SEV1),
        papers=PAPERS,
    )
    assert postmortems.get(sqlite_store, "p0-001") == made
    assert made.id == "new"


def test_template_language_and_zone_are_the_workspaces(sqlite_store):
    workspace.set_up(sqlite_store, "field", "Campo", "America/Sao_Paulo")
    made = create(sqlite_store)
    assert made.papers == replace(PAPERS, template="field-rca", language="pt", zone="America/Sao_Paulo")
    assert made.incident.number == "INC-20260302-1"


def test_the_beginning_is_the_first_change_of_the_history(sqlite_store):
    made = create(sqlite_store)
    assert postmortems.history(sqlite_store, made.id, limit=9) == [
        Change(
            key=ChangeKey("k1"),
            postmortem=made.id,
            kind=ChangeKind.CREATED,
            after="Card payments failed",
            by=ANA.id,
            by_name=ANA.name,
            at=NOON,
        )
    ]


def test_one_key_makes_one_postmortem(sqlite_store):
    first = create(sqlite_store)
    second = create(sqlite_store, "Another title", id_="other")
    assert (second, second.id) == (first, first.id)
    assert register.find(sqlite_store, Filter(), limit=9).total == 1


def test_numbers_go_on_within_a_severity(sqlite_store):
    create(sqlite_store)
    assert create(sqlite_store, id_="b", key="k2").incident.number == "P0-002"
    assert create(sqlite_store, severity=Severity.SEV2, id_="c", key="k3").incident.number == "P1-001"


@pytest.mark.parametrize(("title", "error"), [(" \n", Unreadable), ("x" * 301, TooLong)])
def test_a_title_has_one_to_three_hundred_characters(sqlite_store, title, error):
    with pytest.raises(error):
        create(sqlite_store, title)
    assert create(sqlite_store, "x" * 300).incident.title == "x" * 300


def test_only_what_stays_true_is_taken_from_an_earlier_one(sqlite_store):
    earlier = identified(full_postmortem())
    keep(sqlite_store, earlier)
    made = create(sqlite_store, like=earlier.id)
    figures = earlier.service_figures
    assert made == Postmortem(
        incident=Incident(title="Card payments failed", number="P0-001", severity=Severity.SEV1),
        papers=replace(
            PAPERS,
            confidentiality=earlier.papers.confidentiality,
            template=earlier.papers.template,
            language=earlier.papers.language,
            zone=earlier.papers.zone,
        ),
        detection=Detection(alert_source=earlier.detection.alert_source),
        channels=Channels(
            internal_channels=earlier.channels.internal_channels,
            external_channels=earlier.channels.external_channels,
        ),
        service_figures=ServiceFigures(
            normal_error_rate=figures.normal_error_rate,
            normal_p95_latency=figures.normal_p95_latency,
            promised_availability=figures.promised_availability,
        ),
        services=tuple(AffectedService(name=service.name) for service in earlier.services),
        people=earlier.people,
    )


def test_copied_rows_have_ids_of_their_own(sqlite_store):
    earlier = identified(full_postmortem())
    keep(sqlite_store, earlier)
    made = create(sqlite_store, like=earlier.id)
    ids = [row.id for each in (earlier, made) for listing in LISTINGS for row in getattr(each, listing.key)]
    assert len(ids) == len(set(ids))


def test_an_earlier_one_that_there_is_not_begins_nothing(sqlite_store):
    with pytest.raises(NotFound):
        create(sqlite_store, like="P0-404")
    assert register.find(sqlite_store, Filter(), limit=9).total == 0


def choose(store, made, field, value, key="k2"):
    """As somebody who saw the postmortem when it was made."""
    base = getattr(made.papers, field)
    place = Place(made.id, "papers", field)
    postmortems.choose(store, place, value, base=base, by=ANA, now=NOON, key=ChangeKey(key))


def test_template_language_and_zone_can_be_chosen(sqlite_store):
    made = create(sqlite_store)
    for field, value in {"template": "crm-short", "language": "pt", "zone": "Asia/Tokyo"}.items():
        choose(sqlite_store, made, field, value, key=field)
    assert postmortems.get(sqlite_store, made.id).papers == replace(
        PAPERS, template="crm-short", language="pt", zone="Asia/Tokyo"
    )


@pytest.mark.parametrize(
    ("field", "value", "error"),
    [("template", "novel", NotFound), ("language", "xx", NotFound), ("zone", "Mars/Olympus", Unreadable)],
)
def test_what_there_is_not_cannot_be_chosen(sqlite_store, field, value, error):
    made = create(sqlite_store)
    with pytest.raises(error):
        choose(sqlite_store, made, field, value)


def test_a_template_that_somebody_else_chose_meanwhile_is_a_conflict(sqlite_store):
    made = create(sqlite_store)
    choose(sqlite_store, made, "template", "crm")
    with pytest.raises(Conflict):
        choose(sqlite_store, made, "template", "crm-short", key="k3")


def test_the_register_finds_by_text_and_knows_the_services(sqlite_store):
    shop = a_postmortem(services=(AffectedService(name="shop"),), incident=Incident(title="Shop down"))
    keep(sqlite_store, identified(shop), a_postmortem())
    assert [entry.title for entry in register.find(sqlite_store, Filter(text="shop"), limit=9).entries] == [
        "Shop down"
    ]
    assert register.services(sqlite_store) == ("shop",)
