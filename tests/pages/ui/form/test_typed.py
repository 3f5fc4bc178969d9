from datetime import UTC, datetime
from functools import partial

import pytest

from core.document.fields import Moment, Number, Text
from core.domain.errors import Conflict, NotFound, Unreadable
from core.domain.ids import ChangeKey, PersonId
from core.domain.place import Place
from core.services import editing, postmortems
from pages.ui.elements.field import Heard, Typed
from pages.ui.form import autosave, bases, typed
from pages.ui.form.autosave import Base
from pages.ui.form.rivals import Rival
from pages.ui.form.writes import Spelled
from tests.factories import a_person
from tests.pages.ui.form.conftest import EVENT, ID
from tests.pages.ui.form.test_every_field import AROUND, AT

TEXT = Place(ID, "timeline", "text", EVENT)
TIME = Place(ID, "timeline", "at", EVENT)
APPROXIMATE = Place(ID, "timeline", "is_approximate", EVENT)
NUMBER = Place(ID, "user_impact", "users_affected")
BEN = a_person(id=PersonId("ben"), name="Ben", email="ben@example.com")
FIVE = datetime(2026, 3, 2, 11, 5, tzinfo=UTC)


def sent(text, base, name, place=TEXT, kind=None):
    """The message `name` from the browser: this text, begun from that value."""
    kind = kind or Text()
    begun = base if isinstance(base, Base) else Base(base)
    message = Typed(text, bases.spelled(begun), f"tab.{name:2<16}")
    return partial(typed.receive, place, kind, Spelled(place, kind, AROUND), message)


def write(store, place, base, value, by=BEN):
    key = ChangeKey(f"{by.name} {value}")
    editing.write_field(store, place, base=base, value=value, by=by, now=AT, key=key)


def test_a_text_is_stored_as_it_is_typed(tab):
    ana = tab()
    ana.do(sent("Alert", "", "a"))
    assert (ana.event.text, ana.troubles) == ("Alert", [])
    assert ana.ask(partial(typed.heard, TEXT)) == Heard("tab.a222222222222222", base='["Alert", null]')


def test_a_message_that_comes_twice_happens_once(tab, sqlite_store):
    ana = tab()
    ana.do(sent("Alert", "", "a"))
    write(sqlite_store, TEXT, "Alert", "Theirs")
    ana.do(sent("Alert", "", "a"))
    tab().do(sent("Alert", "", "a"))
    assert (ana.event.text, ana.troubles) == ("Theirs", [])


def test_a_text_that_somebody_else_has_changed_is_a_conflict(tab, sqlite_store):
    ana = tab()
    write(sqlite_store, TEXT, "", "Theirs")
    ana.do(sent("Mine", "", "a"))
    (held,) = ana.troubles
    assert isinstance(held.error, Conflict)
    assert (held.mine, held.rival, ana.event.text) == ("Mine", Rival("Ben", AT), "Theirs")
    assert not ana.ask(partial(typed.heard, TEXT)).is_saved


def test_whoever_types_on_after_deciding_is_in_no_conflict_with_oneself(tab, sqlite_store):
    ana = tab()
    write(sqlite_store, TEXT, "", "Theirs")
    ana.do(sent("Mine", "", "a"))
    keep = partial(autosave.keep_mine, TEXT, Spelled(TEXT, Text(), AROUND))
    ana.do(keep, sent("Mine, and more", "", "b"))
    assert (ana.event.text, ana.troubles) == ("Mine, and more", [])


def test_a_value_that_came_back_is_no_own_change(tab, sqlite_store):
    ana = tab()
    ana.do(sent("One", "", "a"))
    write(sqlite_store, TEXT, "One", "")
    ana.do(sent("Two", "", "b"))
    assert (ana.event.text, ana.troubles) == ("Two", [])


def test_who_types_back_what_was_there_wishes_nothing(tab, sqlite_store):
    ana = tab()
    write(sqlite_store, TEXT, "", "Theirs")
    ana.do(sent("Mine", "", "a"), sent("", "", "b"))
    assert (ana.event.text, ana.troubles) == ("Theirs", [])


def test_text_that_is_no_time_waits_until_it_is_one(tab):
    ana = tab()
    ana.do(sent("14:99", None, "a", TIME, Moment()))
    (held,) = ana.troubles
    assert (type(held.error), held.mine) == (Unreadable, "14:99")
    ana.do(sent("2026-03-02 14:05", None, "b", TIME, Moment()))
    assert (ana.event.at, ana.troubles) == (FIVE, [])


def test_the_mark_of_an_approximate_time_is_kept_beside_it(tab):
    ana = tab()
    ana.do(sent("~2026-03-02 14:05", Base(None, is_approximate=False), "a", TIME, Moment()))
    assert (ana.event.at, ana.event.typed, ana.event.is_approximate) == (FIVE, "~2026-03-02 14:05", True)


def test_a_time_does_not_undo_somebody_elses_mark(tab, sqlite_store):
    ana = tab()
    write(sqlite_store, APPROXIMATE, base=False, value=True)
    ana.do(sent("2026-03-02 14:05", Base(None, is_approximate=False), "a", TIME, Moment()))
    assert (ana.event.at, ana.event.is_approximate, ana.troubles) == (FIVE, True, [])


def test_a_time_that_is_kept_against_theirs_keeps_its_mark(tab, sqlite_store):
    ana = tab()
    write(sqlite_store, TIME, None, AT)
    ana.do(sent("~2026-03-02 14:05", Base(None, is_approximate=False), "a", TIME, Moment()))
    assert (ana.event.at, ana.event.is_approximate) == (AT, False)
    ana.do(partial(autosave.keep_mine, TIME, Spelled(TIME, Moment(), AROUND)))
    assert (ana.event.at, ana.event.typed, ana.event.is_approximate) == (FIVE, "~2026-03-02 14:05", True)


def test_what_is_typed_into_a_removed_row_is_kept_with_who_removed_it(tab, sqlite_store):
    ana = tab()
    editing.remove_row(sqlite_store, ID, "timeline", EVENT, by=BEN, now=AT, key=ChangeKey("gone"))
    ana.do(sent("Mine", "", "a"))
    (held,) = ana.troubles
    assert (type(held.error), held.mine, held.rival) == (NotFound, "Mine", Rival("Ben", AT))


@pytest.mark.parametrize(
    "base", ["", "{", "[]", '["a"]', "[[1], 2]", "7", '[{"a": 1}, null]', "[true, null]"]
)
def test_a_base_that_nobody_sent_conflicts_instead_of_overwriting(tab, sqlite_store, base):
    ana = tab()
    write(sqlite_store, NUMBER, None, 5)
    message = Typed("7", base, "tab.a222222222222222")
    ana.do(
        partial(
            typed.receive, NUMBER, Number(whole=True), Spelled(NUMBER, Number(whole=True), AROUND), message
        )
    )
    (held,) = ana.troubles
    assert isinstance(held.error, Conflict)
    assert postmortems.get(sqlite_store, ID).user_impact.users_affected == 5


def test_a_name_of_a_message_that_nobody_made_is_not_used(tab, sqlite_store):
    ana = tab()
    ana.do(
        partial(
            typed.receive, TEXT, Text(), Spelled(TEXT, Text(), AROUND), Typed("Mine", '["", null]', "x' --")
        )
    )
    (change,) = postmortems.history(sqlite_store, ID, limit=9)
    assert (change.after, change.key == "x' --") == ("Mine", False)
