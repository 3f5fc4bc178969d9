from datetime import timedelta

import pytest

from core.domain.history import Revision
from core.domain.ids import ChangeKey, PersonId, PostmortemId
from core.domain.passages import Cut, Keep, Put
from core.services.sittings import Notes
from tests.factories import NOON, a_person

P1, ANA, BEN = PostmortemId("p1"), PersonId("ana"), PersonId("ben")
PEOPLE = {ANA: a_person(), BEN: a_person(id=BEN, name="Ben Okafor")}


@pytest.fixture
def told(sqlite_store):
    """Tells of an edit so many minutes after noon, and gives what the history then holds, first to last."""

    def tell(minutes, *passages, by=ANA, key="k", is_typed=True, section="trigger"):
        now = NOON + timedelta(minutes=minutes)
        with sqlite_store.begin() as work:
            notes = Notes(work, P1, {}, now)
            notes.add(section, passages, by=PEOPLE[by], key=ChangeKey(f"{key}{minutes}"), is_typed=is_typed)
            notes.keep()
        with sqlite_store.read() as work:
            return work.revisions.of(P1, section)[::-1]

    return tell


def test_two_who_write_without_a_pause_share_a_sitting(told):
    told(0, Put("It was slow.", ANA))
    assert told(1, Keep(7), Put("very ", BEN), by=BEN) == [
        Revision(
            key=ChangeKey("k0"),
            postmortem=P1,
            section="trigger",
            began_at=NOON,
            at=NOON + timedelta(minutes=1),
            names={ANA: "Ana Souza", BEN: "Ben Okafor"},
            passages=(Put("It was ", ANA), Put("very ", BEN), Put("slow.", ANA)),
        )
    ]


def test_after_a_pause_a_new_one_begins(told):
    told(0, Put("It was slow.", ANA))
    told(2, Keep(12), Put(" Very.", ANA))
    assert [each.passages for each in told(4.1, Put("Yes, ", ANA))] == [
        (Put("It was slow. Very.", ANA),),
        (Put("Yes, ", ANA),),
    ]


def test_a_sitting_without_a_pause_ends_after_half_an_hour_too(told):
    for minute in range(32):
        found = told(minute, Put("x", ANA))
    assert [each.passages for each in found] == [(Put("x" * 31, ANA),), (Put("x", ANA),)]


def test_sections_have_sittings_of_their_own(told):
    told(0, Put("x", ANA))
    assert [each.section for each in told(1, Put("y", ANA), section="root_cause")] == ["root_cause"]


def test_what_somebody_else_takes_out_at_once_is_remembered(told):
    told(0, Put("Right and wrong.", ANA))
    assert len(told(1, Keep(5), Cut(" and wrong", BEN), by=BEN)) == 2


def test_a_slip_taken_back_is_not_remembered_but_a_whole_passage_is(told):
    told(0, Put("x" * 100, ANA))
    assert [each.passages for each in told(0.1, Cut("x" * 40, ANA))] == [(Put("x" * 60, ANA),)]
    assert len(told(0.2, Cut("x" * 41, ANA))) == 2


def test_what_is_not_typed_is_a_revision_of_its_own_on_both_sides(told):
    told(0, Put("Typed.", ANA))
    told(0.1, Keep(6), Put(" Imported.", ANA), is_typed=False)
    assert [(each.passages, each.is_closed) for each in told(0.2, Put("Typed on. ", ANA))] == [
        ((Put("Typed.", ANA),), False),
        ((Keep(6), Put(" Imported.", ANA)), True),
        ((Put("Typed on. ", ANA),), False),
    ]
