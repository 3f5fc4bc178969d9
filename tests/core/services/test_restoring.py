"""Whatever was can be brought back as a new edit, and the history still holds all."""

from dataclasses import replace
from datetime import timedelta
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.document.differences import Differences, FieldDiffers, RowDiffers, TextDiffers
from core.document.plain import to_plain
from core.document.schema import FACTS
from core.document.shared_text import difference
from core.domain.action_items import ActionItem
from core.domain.causes import Why
from core.domain.errors import Adrift, Conflict, Forbidden, NotFound
from core.domain.history import ChangeKind
from core.domain.ids import ChangeKey, PersonId, PostmortemId, RowId
from core.domain.people import Role
from core.domain.place import Place
from core.domain.taxonomy import ActionStatus
from core.services import editing, history, postmortems, prose, restoring
from core.services.history import BEGINNING
from core.services.restoring import Wish
from tests.factories import NOON, a_key, a_person, a_postmortem, an_event, an_id, keep

ID = PostmortemId("cards")
ANA, BEN = a_person(), a_person(id=PersonId("ben"), name="Ben Okafor", email="ben@example.com")
CAUSE = "root_cause"
ALERT = Place(ID, "detection", "alert_name")
KEPT = {field.key for facts in FACTS if facts.key == "papers" for field in facts.fields if field.is_kept}


@pytest.fixture
def store(sqlite_store):
    keep(sqlite_store, a_postmortem(id=ID))
    return sqlite_store


@pytest.fixture
def wish():
    """A new wish at each call, an hour after the last."""
    hours = count(1)
    return lambda: Wish(by=BEN, now=NOON + timedelta(hours=next(hours)), key=a_key())


def write(store, text, minutes, section=CAUSE, by=ANA):
    prose.write_text(store, ID, section, text, by=by, now=NOON + timedelta(minutes=minutes))


def text_of(store, section=CAUSE):
    return postmortems.get(store, ID).prose.get(section, "")


def versions(store, section=CAUSE):
    """The keys of the revisions, first to last."""
    return [revision.key for revision in reversed(history.revisions(store, ID, section))]


def kinds(store):
    return [getattr(deed, "kind", "text") for deed in history.deeds(store, ID, limit=50)]


def test_a_text_is_again_as_a_revision_left_it_and_the_later_ones_stay(store, wish):
    for minutes, text in enumerate(("One.", "One. Two.", "Three.")):
        write(store, text, minutes)
    first, second, third = versions(store)
    restoring.restore_text(store, ID, CAUSE, second, wish())
    assert text_of(store) == "One. Two."
    restoring.restore_text(store, ID, CAUSE, third, wish())
    assert text_of(store) == "Three."
    restoring.restore_text(store, ID, CAUSE, BEGINNING, wish())
    assert (text_of(store), versions(store)[:3]) == ("", [first, second, third])
    assert kinds(store)[:6:2] == [ChangeKind.RESTORED] * 3


def test_the_same_wish_twice_restores_once(store, wish):
    write(store, "One.", 0)
    write(store, "Two.", 1)
    same = wish()
    restoring.restore_text(store, ID, CAUSE, versions(store)[0], same)
    write(store, "Three.", 200)
    restoring.restore_text(store, ID, CAUSE, versions(store)[0], same)
    restoring.restore_whole(store, ID, NOON, same)
    assert text_of(store) == "Three."


def test_a_passage_that_was_cut_comes_back_where_it_belongs_now(store, wish):
    write(store, "The pool was full. Nobody saw it. It ended.", 0)
    write(store, "The pool was full. It ended.", 1)
    write(store, "At noon the pool of connections was full. It ended at one.", 2, by=BEN)
    cut = versions(store)[1]
    same = wish()
    for _ in range(2):
        restoring.restore_passage(store, ID, CAUSE, cut, 1, same)
    assert text_of(store) == "At noon the pool of connections was full. Nobody saw it. It ended at one."
    assert kinds(store)[0] is ChangeKind.PASSAGE_BACK


def test_what_is_left_of_a_passage_that_was_put_in_is_taken_out(store, wish):
    write(store, "The pool was full.", 0)
    write(store, "The pool was full. Somebody forgot it.", 1)
    write(store, "The pool was full. Somebody in Rio forgot it.", 2)
    restoring.restore_passage(store, ID, CAUSE, versions(store)[1], 1, wish())
    assert text_of(store) == "The pool was full.in Rio "
    with pytest.raises(NotFound):
        restoring.restore_passage(store, ID, CAUSE, versions(store)[1], 1, wish())


def test_a_passage_without_surroundings_is_not_brought_back(store, wish):
    words = " ".join(f"word{number}" for number in range(200))
    write(store, f"{words} here {words}", 0)
    write(store, f"{words} {words}", 1)
    write(store, "begin other end", 2)
    cut = next(n for n, p in enumerate(history.revisions(store, ID, CAUSE)[1].passages) if hasattr(p, "text"))
    before = text_of(store), kinds(store)
    with pytest.raises(Adrift):
        restoring.restore_passage(store, ID, CAUSE, versions(store)[1], cut, wish())
    assert (text_of(store), kinds(store)) == before


@pytest.mark.parametrize(("version", "number"), [("none", 0), ("first", 5), ("first", -1), ("", 0)])
def test_a_passage_that_there_is_not_is_said(store, wish, version, number):
    write(store, "One.", 0)
    version = versions(store)[0] if version == "first" else ChangeKey(version)
    with pytest.raises(NotFound):
        restoring.restore_passage(store, ID, CAUSE, version, number, wish())


def test_a_field_is_again_as_it_was_before_a_change_unless_somebody_wrote_meanwhile(store, wish):
    for number, (base, value) in enumerate([("", "One"), ("One", "Two"), ("Two", "Three")]):
        key = ChangeKey(f"k{number}")
        editing.write_field(store, ALERT, base=base, value=value, by=ANA, now=NOON, key=key)
    with store.read() as work:
        second = work.history.get(ChangeKey("k1"))
    with pytest.raises(Conflict):
        restoring.restore_field(store, second, seen="Two", wish=wish())
    restoring.restore_field(store, second, seen="Three", wish=wish())
    assert postmortems.get(store, ID).detection.alert_name == "One"


def test_who_may_only_read_restores_nothing(store, wish):
    write(store, "One.", 0)
    write(store, "Two.", 1)
    with store.begin() as work:
        work.people.save(replace(BEN, role=Role.READER))
    for restore in (
        lambda: restoring.restore_text(store, ID, CAUSE, BEGINNING, wish()),
        lambda: restoring.restore_whole(store, ID, NOON, wish()),
        lambda: restoring.restore_passage(store, ID, CAUSE, versions(store)[1], 0, wish()),
    ):
        with pytest.raises(Forbidden):
            restore()
    assert text_of(store) == "Two."


def test_what_restoring_the_whole_would_change_is_told_before(store, wish):
    who = {"by": ANA}
    event, why = an_event(text="It began."), Why(id=RowId(an_id()), question="Why?")
    editing.add_row(store, ID, "timeline", event, now=NOON, key=a_key(), **who)
    write(store, "One.", 1)
    then, later = NOON + timedelta(minutes=2), NOON + timedelta(minutes=3)
    place = Place(ID, "timeline", "text", event.id)
    editing.write_field(store, place, base="It began.", value="It ended.", now=later, key=a_key(), **who)
    editing.remove_row(store, ID, "timeline", event.id, now=later, key=a_key(), **who)
    editing.add_row(store, ID, "whys", why, now=later, key=a_key(), **who)
    editing.write_field(store, ALERT, base="", value="Pool", now=later, key=a_key(), **who)
    write(store, "Two.", 3)
    assert history.would_change(store, ID, then) == Differences(
        rows=(
            RowDiffers("timeline", event, was_there=True),
            RowDiffers("whys", replace(why, key="W-1"), was_there=False),
        ),
        fields=(FieldDiffers(ALERT, "Pool", ""), FieldDiffers(place, "It ended.", "It began.")),
        texts=(TextDiffers(CAUSE, "Two.", "One."),),
    )
    assert [(gone.row, gone.change.by_name) for gone in history.removed_rows(store, ID)] == [
        (replace(event, text="It ended."), "Ana Souza")
    ]
    restoring.restore_whole(store, ID, then, wish())
    assert history.would_change(store, ID, then) == Differences()
    assert history.removed_rows(store, ID) == [
        history.Removed(history.removed_rows(store, ID)[0].change, replace(why, key="W-1"))
    ]


class Editors:
    """Random people at one document; each step is some minutes after the last."""

    def __init__(self, store, data):
        self.store, self.data, self.minutes = store, data, count(0, 3)
        self.id = PostmortemId(an_id("pm"))
        keep(store, a_postmortem(id=self.id))

    def draw(self, strategy):
        return self.data.draw(strategy)

    def who(self):
        self.now = NOON + timedelta(minutes=next(self.minutes))
        return {"by": self.draw(st.sampled_from([ANA, BEN])), "now": self.now}

    def document(self):
        return postmortems.get(self.store, self.id)

    def step(self):
        steps = (
            self.write_fact,
            self.add,
            self.write_cell,
            self.remove,
            self.bring_back,
            self.write,
            self.type_,
        )
        self.draw(st.sampled_from(steps))()

    def write_fact(self):
        section, field = self.draw(st.sampled_from([("incident", "title"), ("detection", "alert_name")]))
        base = getattr(getattr(self.document(), section), field)
        place = Place(self.id, section, field)
        value = self.draw(st.sampled_from(["", "One", "Two"]))
        editing.write_field(self.store, place, base=base, value=value, key=a_key(), **self.who())

    def add(self):
        section, entry = self.draw(st.sampled_from([("whys", Why), ("action_items", ActionItem)]))
        row = entry(id=RowId(an_id("row")))
        editing.add_row(self.store, self.id, section, row, key=a_key(), **self.who())

    def write_cell(self):
        for item in self.document().action_items[:1]:
            place = Place(self.id, "action_items", "status", item.id)
            value = self.draw(st.sampled_from(ActionStatus))
            editing.write_field(self.store, place, base=item.status, value=value, key=a_key(), **self.who())

    def remove(self):
        section = self.draw(st.sampled_from(["whys", "action_items"]))
        for row in getattr(self.document(), section)[-1:]:
            editing.remove_row(self.store, self.id, section, row.id, key=a_key(), **self.who())

    def bring_back(self):
        for gone in history.removed_rows(self.store, self.id)[:1]:
            change = gone.change
            editing.restore_row(self.store, self.id, change.section, change.row, key=a_key(), **self.who())

    def write(self):
        text = self.draw(st.text("ab \n😀", max_size=12))
        prose.write_text(self.store, self.id, self.some_text(), text, **self.who())

    def type_(self):
        key, text = self.some_text(), self.draw(st.text("ab \n😀", max_size=12))
        if update := difference(prose.news(self.store, self.id).updates, key, text):
            prose.append_update(self.store, self.id, update, **self.who())

    def some_text(self):
        return self.draw(st.sampled_from([CAUSE, "went_well"]))

    def restore(self, moment):
        restoring.restore_whole(self.store, self.id, moment, Wish(key=a_key(), **self.who()))


def said(postmortem):
    """All that the document says, to compare."""
    plain = to_plain(postmortem)
    plain["papers"] = {name: value for name, value in plain["papers"].items() if name not in KEPT}
    return plain


@given(data=st.data())
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_after_any_edits_the_whole_can_be_as_at_any_time_and_no_time_is_lost(store, data):
    editors = Editors(store, data)
    editors.who()
    states = [(editors.now, said(editors.document()))]
    for _ in range(data.draw(st.integers(1, 6))):
        editors.step()
        states.append((editors.now, said(editors.document())))
    for _ in range(2):
        moment, expected = data.draw(st.sampled_from(states))
        editors.restore(moment)
        assert said(editors.document()) == expected
        states.append((editors.now, expected))
    for moment, expected in states:
        assert said(history.as_of(store, editors.id, moment)) == expected
