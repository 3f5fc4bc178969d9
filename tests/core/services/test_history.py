"""The history tells who did what, and what was at any time."""

from datetime import timedelta

import pytest

from core.domain.errors import NotFound
from core.domain.history import EVERYTHING, About, Wanted
from core.domain.ids import ChangeKey, PersonId, PostmortemId
from core.domain.passages import Cut, Keep, Put
from core.domain.place import Place
from core.services import editing, history, postmortems, prose
from core.services.history import BEGINNING, Cast, Comparison, Written
from tests.factories import NOON, a_key, a_person, a_postmortem, an_event, keep

ID, CAUSE = PostmortemId("cards"), "root_cause"
ANA, BEN = a_person(), a_person(id=PersonId("ben"), name="Ben Okafor", email="ben@example.com")


def minutes(count):
    return NOON + timedelta(minutes=count)


@pytest.fixture
def store(sqlite_store):
    """A text older than its history, which Ana has changed, then Ben, then Ana."""
    keep(sqlite_store, a_postmortem(id=ID, prose={}))
    texts = ("The pool was full.", "The big pool was full.", "The big pool ended.")
    for count, (text, by) in enumerate(zip(texts, (ANA, BEN, ANA), strict=True)):
        prose.write_text(sqlite_store, ID, CAUSE, text, by=by, now=minutes(count))
    return sqlite_store


@pytest.fixture
def versions(store):
    """The keys of the revisions, first to last."""
    return [revision.key for revision in reversed(history.revisions(store, ID, CAUSE))]


def test_one_line_tells_of_texts_fields_and_rows(store):
    place = Place(ID, "detection", "alert_name")
    editing.write_field(store, place, base="", value="Pool", by=BEN, now=minutes(1.5), key=ChangeKey("f"))
    editing.add_row(store, ID, "timeline", an_event(), by=ANA, now=minutes(9), key=ChangeKey("r"))
    line = history.deeds(store, ID, limit=9)
    assert [(deed.section, deed.at) for deed in line] == [
        ("timeline", minutes(9)),
        (CAUSE, minutes(2)),
        ("detection", minutes(1.5)),
        (CAUSE, minutes(1)),
        (CAUSE, NOON),
    ]
    assert history.deeds(store, ID, EVERYTHING, limit=2, offset=1) == line[1:3]
    assert history.deeds(store, ID, Wanted(by=BEN.id, about=About.FIELDS), limit=9) == line[2:3]
    assert history.cast(store, ID) == Cast(
        ((ANA.id, "Ana Souza"), (BEN.id, "Ben Okafor")), frozenset({CAUSE, "detection", "timeline"})
    )


def test_two_versions_are_compared_with_the_authors_of_what_differs(store, versions):
    first, second, third = versions
    expected = Comparison(
        "The pool was full.",
        (Keep(4), Put("big ", BEN.id), Keep(5), Cut("was full", ANA.id), Put("ended", ANA.id)),
        {ANA.id: "Ana Souza", BEN.id: "Ben Okafor"},
    )
    assert history.compare(store, ID, CAUSE, first, third) == expected
    assert history.compare(store, ID, CAUSE, third, first) == expected
    assert history.compare(store, ID, CAUSE, second, second) == Comparison("The big pool was full.", (), {})
    assert history.compare(store, ID, CAUSE, BEGINNING, first) == Comparison(
        "", (Put("The pool was full.", ANA.id),), {ANA.id: "Ana Souza"}
    )


def test_a_version_that_there_is_not_is_said(store):
    with pytest.raises(NotFound):
        history.compare(store, ID, CAUSE, BEGINNING, ChangeKey("none"))


def test_each_passage_of_a_text_has_its_author_and_time(store):
    assert history.authorship(store, ID, CAUSE) == (
        Written("The ", ANA.id, "Ana Souza", NOON),
        Written("big ", BEN.id, "Ben Okafor", minutes(1)),
        Written("pool ", ANA.id, "Ana Souza", NOON),
        Written("ended", ANA.id, "Ana Souza", minutes(2)),
        Written(".", ANA.id, "Ana Souza", NOON),
    )
    assert history.authorship(store, ID, "went_well") == ()


def test_what_is_older_than_the_history_has_no_author(store):
    """As when texts were there before revisions were kept."""
    with store.begin() as work:
        first = work.revisions.of(ID, CAUSE)[-1]
        work.revisions.amend(
            type(first)(**{name: getattr(first, name) for name in first.__slots__} | {"passages": ()})
        )
    assert history.authorship(store, ID, CAUSE)[0] == Written("The ")


def test_the_whole_is_told_as_it_was(store):
    event, place = an_event(), Place(ID, "incident", "title")
    title = postmortems.get(store, ID).incident.title
    editing.add_row(store, ID, "timeline", event, by=ANA, now=minutes(3), key=a_key())
    editing.write_field(store, place, base=title, value="Other", by=ANA, now=minutes(4), key=a_key())
    editing.remove_row(store, ID, "timeline", event.id, by=BEN, now=minutes(5), key=a_key())
    told = [history.as_of(store, ID, minutes(count)) for count in (-1, 1, 3, 4, 5)]
    assert [(each.prose.get(CAUSE), each.incident.title, each.timeline) for each in told] == [
        ("", title, ()),
        ("The big pool was full.", title, ()),
        ("The big pool ended.", title, (event,)),
        ("The big pool ended.", "Other", (event,)),
        ("The big pool ended.", "Other", ()),
    ]
