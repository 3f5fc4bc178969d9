from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.document.naming import SAYING, Meaning, handle_of, handles, meanings, names_in, names_of_times
from core.document.references import Kind, found
from core.document.schema import LISTINGS
from core.domain.action_items import ActionItem
from core.domain.causes import ContributingFactor, Why
from core.domain.ids import PersonId, PostmortemId
from core.domain.referable import Numbered
from tests.factories import NOON, a_person, a_postmortem, an_event

UTC_ZONE = ZoneInfo("UTC")


PARTS = st.text("ab.+-_'!ä\u0308я7\u0345", min_size=1, max_size=5)
EMAILS = st.builds("{}@{}".format, PARTS, PARTS)


def person(email, id_="id1"):
    return a_person(id=PersonId(id_), name="Ana", email=email)


@pytest.mark.parametrize(
    ("emails", "names"),
    [
        (["Ana.Souza@example.com"], ["ana.souza"]),
        (["ana@a.example", "ana@b.example", "ben@b.example"], ["ana@a.example", "ana@b.example", "ben"]),
        (["o'neil@x.example", "josé+pm@x.example", "_a_@x.example"], ["o-neil", "josé+pm", "a"]),
        (["!@x.example"], ["id1"]),
        (["a!b@x", "a?b@x", "a@x"], ["a-b-id1", "a-b-id2", "a"]),
    ],
)
def test_a_handle_is_the_local_part_and_more_where_that_is_not_enough(emails, names):
    people = [person(email, id_=f"id{number}") for number, email in enumerate(emails, 1)]
    assert [handle_of(one, people) for one in people] == names


@given(st.lists(EMAILS, unique_by=str.casefold, max_size=6))
def test_every_handle_can_be_typed_and_is_one_persons_alone(emails):
    people = [person(email, f"id{number}") for number, email in enumerate(emails)]
    names = handles(people)
    assert len(set(names.values())) == len(people)
    for name in names.values():
        (mention,) = found(f"@{name}")
        assert (mention.kind, mention.target, mention.end) == (Kind.PERSON, name, len(name) + 1)


def test_an_event_is_called_by_its_time_and_by_more_where_that_is_not_enough():
    seconds, day = timedelta(seconds=30), timedelta(days=1)
    moments = [NOON, NOON + timedelta(minutes=5), NOON + timedelta(minutes=5) + seconds, NOON + day]
    moments += [NOON + 2 * day + seconds * 3, NOON + 3 * day + seconds * 3, NOON + 3 * day + seconds * 3]
    assert names_of_times(moments, ZoneInfo("Europe/Moscow")) == [
        "2026-03-02T15:00",
        "15:05:00",
        "15:05:30",
        "2026-03-03T15:00",
        "2026-03-04T15:01",
        "2026-03-05T15:01:30",
        "2026-03-05T15:01:30",
    ]
    latest = datetime.max.replace(tzinfo=UTC)
    assert names_of_times([latest], ZoneInfo("Europe/Moscow")) == ["23:59"]


def test_names_mean_what_stands_in_the_postmortem_and_around_it():
    postmortem = a_postmortem(
        timeline=(an_event(text="Down"), an_event(at=None), an_event(text="Up", at=NOON + timedelta(days=1))),
        action_items=(ActionItem(key="AI-1", title="Raise the limit"),),
        whys=(Why(key="W-1", question="Why down?"),),
        factors=(ContributingFactor(key="F-1", name="No alert"),),
    )
    numbered = (Numbered(PostmortemId("p2"), "P0-1", "Again"), Numbered(PostmortemId("p1"), "p0-1", "First"))
    known = meanings(postmortem, UTC_ZONE, [person("ana@x.example")], numbered, lambda id_: f"read?id={id_}")
    assert known == {
        (Kind.PERSON, "ana"): Meaning("Ana", "@ana"),
        (Kind.PERSON, "ana@x.example"): Meaning("Ana", "@ana"),
        (Kind.ROW, "AI-1"): Meaning(title="Raise the limit"),
        (Kind.ROW, "W-1"): Meaning(title="Why down?"),
        (Kind.ROW, "F-1"): Meaning(title="No alert"),
        (Kind.EVENT, "12:00"): Meaning(title="Down\nUp"),
        (Kind.EVENT, "12:00:00"): Meaning(title="Down\nUp"),
        (Kind.EVENT, "2026-03-02T12:00"): Meaning(title="Down"),
        (Kind.EVENT, "2026-03-02T12:00:00"): Meaning(title="Down"),
        (Kind.EVENT, "2026-03-03T12:00"): Meaning(title="Up"),
        (Kind.EVENT, "2026-03-03T12:00:00"): Meaning(title="Up"),
        (Kind.POSTMORTEM, "p0-1"): Meaning("", "Again", "read?id=p2"),
    }


def test_names_are_looked_for_in_prose_and_rows():
    postmortem = a_postmortem(
        prose={"root_cause": "@ana"}, timeline=(an_event(text="see #P0-1", note="#W-1"),)
    )
    assert names_in(postmortem) == {(Kind.PERSON, "ana"), (Kind.POSTMORTEM, "p0-1"), (Kind.ROW, "W-1")}


def test_every_listing_with_keys_says_what_its_rows_are_about():
    assert set(SAYING) == {listing.key for listing in LISTINGS if listing.prefix}
