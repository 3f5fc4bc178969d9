from dataclasses import fields, replace
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import Engine, select

from core.document.schema import FACTS, LISTINGS
from core.domain.errors import NotFound
from core.domain.ids import PostmortemId, RowId
from core.domain.incident import Incident
from core.domain.place import Place
from core.domain.postmortem import Postmortem
from core.domain.register import Filter
from core.ports import Store, UnitOfWork
from storage.tables import listings
from tests.factories import NOON, a_postmortem, an_event, full_postmortem, identified, keep


def test_every_field_can_be_written_and_read_by_itself(store: Store) -> None:
    full = identified(full_postmortem())
    rows: dict[str, Any] = {
        listing.key: tuple(listing.entry(id=row.id) for row in getattr(full, listing.key))
        for listing in LISTINGS
    }
    empty = Postmortem(id=PostmortemId("empty"), prose=full.prose, **rows)
    keep(store, empty)
    with store.begin() as work:
        for place, value in places_of(full, empty.id):
            work.fields.write(place, value)
    with store.read() as work:
        read = [work.fields.read(place) for place, _ in places_of(full, empty.id)]
        assert read == [value for _, value in places_of(full, empty.id)]
        found = work.postmortems.get(empty.id)
    assert found == replace(full, timeline=found.timeline)
    assert set(found.timeline) == set(full.timeline)


def places_of(postmortem: Postmortem, whose: PostmortemId) -> list[tuple[Place, object]]:
    """Every field with its value, as places of another postmortem."""
    facts = [
        (Place(whose, section.key, field.name), getattr(group, field.name))
        for section in FACTS
        if section.fields and (group := getattr(postmortem, section.key))
        for field in fields(group)
    ]
    cells = [
        (Place(whose, listing.key, field.name, row.id), getattr(row, field.name))
        for listing in LISTINGS
        for row in getattr(postmortem, listing.key)
        for field in fields(row)
        if field.name != "id"
    ]
    return facts + cells


def test_a_row_counts_the_writes_to_its_cells(store: Store, engine: Engine) -> None:
    event = an_event()
    postmortem = a_postmortem(timeline=(event,))
    keep(store, postmortem)
    with store.begin() as work:
        work.fields.write(Place(postmortem.id, "timeline", "text", event.id), "The pool is full.")
        work.fields.write(Place(postmortem.id, "timeline", "actor", event.id), "Igor")
    with engine.connect() as connection:
        assert connection.scalars(select(listings["timeline"].c.version)).all() == [3]


def test_the_register_follows_a_changed_date_and_title(store: Store) -> None:
    first, second = a_postmortem(), a_postmortem(incident=Incident(started_at=NOON - timedelta(days=1)))
    keep(store, first, second)
    with store.begin() as work:
        work.fields.write(Place(second.id, "incident", "title"), "ОПЛАТА")
        work.fields.write(Place(second.id, "incident", "number"), "П-9")
        work.fields.write(Place(second.id, "incident", "occurred_on"), date(2031, 1, 1))
        assert order(work) == [first.id, second.id]
        work.fields.write(Place(second.id, "incident", "started_at"), None)
        assert order(work) == [second.id, first.id]
        assert [entry.id for entry in work.postmortems.find(Filter(text="оплат"), limit=9).entries] == [
            second.id
        ]
        assert work.postmortems.get("п-9").id == second.id


def order(work: UnitOfWork) -> list[PostmortemId]:
    return [entry.id for entry in work.postmortems.find(Filter(), limit=9).entries]


@pytest.mark.parametrize(
    ("place", "what"),
    [
        (Place(PostmortemId("nowhere"), "incident", "title"), "postmortem"),
        (Place(PostmortemId("nowhere"), "incident", "started_at"), "postmortem"),
        (Place(PostmortemId("nowhere"), "timeline", "text", RowId("none")), "row"),
    ],
)
def test_a_place_that_is_not_there_is_not_found(store: Store, place: Place, what: str) -> None:
    with store.begin() as work:
        with pytest.raises(NotFound) as reading:
            work.fields.read(place)
        with pytest.raises(NotFound) as writing:
            work.fields.write(place, None if place.field == "started_at" else "text")
    assert {reading.value.what, writing.value.what} == {what}


def test_the_cells_of_a_removed_row_are_gone(store: Store) -> None:
    event = an_event()
    postmortem = a_postmortem(timeline=(event,))
    keep(store, postmortem)
    place = Place(postmortem.id, "timeline", "text", event.id)
    with store.begin() as work:
        work.rows.remove(postmortem.id, "timeline", event.id, NOON)
        with pytest.raises(NotFound):
            work.fields.read(place)
        with pytest.raises(NotFound):
            work.fields.write(place, "too late")
