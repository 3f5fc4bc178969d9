"""The tab of the history: what it tells, and what its buttons bring back."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from core.domain.ids import ChangeKey, PersonId, PostmortemId, RowId
from core.domain.people import Role
from core.domain.place import Place
from core.domain.taxonomy import ActionStatus
from core.domain.timeline import TimelineEvent
from core.services import editing, history, postmortems, prose
from tests.factories import NOON, a_key, a_person, full_postmortem, keep

ID, CAUSE = PostmortemId("cards"), "root_cause"
BEN = a_person(id=PersonId("ben"), name="Ben Okafor", email="ben@example.com")


@pytest.fixture
def whole(sqlite_store):
    whole = replace(full_postmortem(), id=ID, prose={}, timeline=())
    papers = replace(whole.papers, template="platform", language="en", zone="UTC")
    keep(sqlite_store, replace(whole, papers=papers))
    return whole


@pytest.fixture
def opened(app):
    """The tab, with what a test wants noted before."""

    def open_(**notes):
        test = app("postmortems/read.py", id=ID)
        test.session_state["read-tabs"] = "History"
        for name, value in notes.items():
            test.session_state[f"{name.replace('_', '-')}-{ID}"] = value
        return test.run()

    return open_


def told(test, key):
    """What the element with that key was given."""
    for element in test.get("bidi_component"):
        if element.proto.id.endswith(f"-{key}"):
            return json.loads(element.proto.json)[0]
    raise AssertionError(key)


def lines(test):
    """Of each line: who, where, and the pieces of what."""
    return [
        (line["who"], line["where"], [(piece["kind"], piece["text"]) for piece in line["what"]])
        for day in told(test, f"deeds-{ID}")["days"]
        for line in day["lines"]
    ]


def write(store, text, minutes, by=BEN):
    prose.write_text(store, ID, CAUSE, text, by=by, now=NOON + timedelta(minutes=minutes))


def latest(store):
    return history.revisions(store, ID, CAUSE)[0].key


def test_values_are_told_as_people_read_them(opened, sqlite_store, whole):
    item = whole.action_items[0]
    words = {ActionStatus.OPEN: "Open", ActionStatus.BLOCKED: "Blocked"}
    after = next(status for status in (ActionStatus.OPEN, ActionStatus.BLOCKED) if status is not item.status)
    place = Place(ID, "action_items", "status", item.id)
    who = {"by": BEN, "now": NOON}
    editing.write_field(sqlite_store, place, base=item.status, value=after, key=ChangeKey("a"), **who)
    started = Place(ID, "incident", "started_at")
    base = whole.incident.started_at
    editing.write_field(sqlite_store, started, base=base, value=NOON, key=ChangeKey("b"), **who)
    told = lines(opened())
    assert next((who, where, what[-1]) for who, where, what in told) == (
        "Ben Okafor",
        "Incident · Started",
        ("put", "2026-03-02 15:00"),
    )
    assert ("Ben Okafor", "Action items · Status", ("put", words[after])) in [
        (who, where, what[-1]) for who, where, what in told
    ]


def test_texts_and_rows_are_told_in_one_line_and_can_be_narrowed(opened, sqlite_store, whole):
    write(sqlite_store, "The pool was full.", 0)
    write(sqlite_store, "The pool was empty.", 1, by=a_person(id=PersonId("eva"), name="Eva"))
    event = TimelineEvent(id=RowId("e1"), text="The job stops", at=NOON)
    late = NOON + timedelta(minutes=5)
    editing.add_row(sqlite_store, ID, "timeline", event, by=BEN, now=late, key=a_key())
    editing.remove_row(sqlite_store, ID, "timeline", event.id, by=BEN, now=late, key=a_key())
    assert lines(opened()) == [
        ("Ben Okafor", "Timeline", [("", "Row removed"), ("muted", "The job stops")]),
        ("Ben Okafor", "Timeline", [("", "Row added"), ("muted", "The job stops")]),
        ("Eva", "Root cause", [("cut", "full"), ("put", "empty")]),
        ("Ben Okafor", "Root cause", [("put", "The pool was full.")]),
    ]
    assert [line[0] for line in lines(opened(history_person=PersonId("eva")))] == ["Eva"]
    assert [line[0] for line in lines(opened(history_about="rows"))] == ["Ben Okafor"] * 2
    assert [line[1] for line in lines(opened(history_section=CAUSE))] == ["Root cause"] * 2


def test_an_empty_history_says_what_it_is_for(opened, whole):
    assert "Nothing was done here yet, or nothing that you are looking for." in [
        caption.value for caption in opened().caption
    ]
    assert [caption.value for caption in opened(history_view="removed").caption][-1].startswith("No row was")
    assert [caption.value for caption in opened(history_view="writers").caption][-1].startswith("No text was")


def test_an_opened_text_is_compared_restored_and_undone(opened, sqlite_store, whole):
    write(sqlite_store, "The pool was full.", 0)
    write(sqlite_store, "The pool was empty.", 1)
    key = latest(sqlite_store)
    test = opened(history_open=key)
    assert [
        (piece["kind"], piece["text"], piece["offers"]) for piece in told(test, f"compared-{key}")["pieces"]
    ] == [
        ("kept", "The pool was ", ""),
        ("cut", "full", "Bring back"),
        ("put", "empty", "Take out"),
        ("kept", ".", ""),
    ]
    first = history.revisions(sqlite_store, ID, CAUSE)[1].key
    test.button(key=f"restore-{key}-{first}").click().run()
    assert postmortems.get(sqlite_store, ID).prose[CAUSE] == "The pool was full."
    test.button(key=f"history-undo-{ID}").click().run()
    assert postmortems.get(sqlite_store, ID).prose[CAUSE] == "The pool was empty."


def test_a_value_a_row_and_the_whole_are_brought_back(opened, sqlite_store, whole):
    place, who = Place(ID, "detection", "alert_name"), {"by": BEN, "now": NOON}
    was = whole.detection.alert_name
    editing.write_field(sqlite_store, place, base=was, value="Other", key=ChangeKey("f"), **who)
    test = opened(history_open="f")
    test.button(key="restore-value-f").click().run()
    assert postmortems.get(sqlite_store, ID).detection.alert_name == was
    test.button(key=f"history-undo-{ID}").click().run()
    assert postmortems.get(sqlite_store, ID).detection.alert_name == "Other"
    why = whole.whys[0]
    later = NOON + timedelta(minutes=3)
    editing.remove_row(sqlite_store, ID, "whys", why.id, by=BEN, now=later, key=ChangeKey("r"))
    opened(history_view="removed").button(key="back-r").click().run()
    assert postmortems.get(sqlite_store, ID).whys == whole.whys
    editing.remove_row(sqlite_store, ID, "whys", why.id, by=BEN, now=later, key=ChangeKey("again"))
    test = opened(history_open="f")
    test.session_state["whole-f"] = True
    test.run()
    test.button(key="restore-whole-f").click().run()
    assert postmortems.get(sqlite_store, ID).whys == whole.whys
    test.button(key=f"history-undo-{ID}").click().run()
    assert postmortems.get(sqlite_store, ID).whys == whole.whys[1:]


def test_who_may_only_read_is_offered_nothing(opened, sqlite_store, whole):
    write(sqlite_store, "The pool was full.", 0)
    test = opened(history_open=latest(sqlite_store))
    assert "restore" in " ".join(str(button.key) for button in test.button)
    with sqlite_store.begin() as work:
        work.people.save(replace(work.people.get(PersonId("p" * 16)), role=Role.READER))
    test = opened(history_open=latest(sqlite_store))
    assert "restore" not in " ".join(str(button.key) for button in test.button)
    assert told(test, f"compared-{latest(sqlite_store)}")["pieces"][0]["offers"] == ""


def test_each_passage_of_a_text_tells_its_author(opened, sqlite_store, whole):
    write(sqlite_store, "The pool was full.", 0)
    found = told(opened(history_view="writers"), f"written-{ID}-{CAUSE}")
    assert [(piece["text"], piece["by"], piece["told"]) for piece in found["pieces"]] == [
        ("The pool was full.", "ben", "Ben Okafor · 2026-03-02 15:00")
    ]
    assert found["legend"] == [{"id": "ben", "name": "Ben Okafor"}]
