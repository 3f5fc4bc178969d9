import pytest

from core.domain.errors import Conflict, NotFound, TooLong, Unreadable
from core.domain.ids import PersonId
from core.domain.workspace import Workspace
from core.services import people, preferences, workspace

ANA = PersonId("ana")


@pytest.fixture
def store(sqlite_store):
    workspace.set_up(sqlite_store, "platform", "Payments", "UTC")
    people.sign_in(sqlite_store, name="Ana", email="ana@example.com", id_=ANA)
    return sqlite_store


def test_one_setting_is_changed_and_the_rest_stays(store):
    changed = preferences.change_workspace(store, "name", "  Shop  ", base="Payments")
    assert changed == Workspace(name="Shop", profile="platform", zone="UTC", language="en")
    assert workspace.get(store) == changed


def test_the_language_of_new_documents_goes_with_the_profile(store):
    preferences.change_workspace(store, "profile", "crm", base="platform")
    assert workspace.get(store) == Workspace(name="Payments", profile="crm", zone="UTC", language="pt")


@pytest.mark.parametrize(
    ("field", "seen", "theirs", "mine"),
    [
        ("name", "Payments", "Theirs", "Mine"),
        ("profile", "platform", "crm", "field"),
        ("zone", "UTC", "Asia/Tokyo", "Europe/Rome"),
        ("timeline_gap_minutes", 30, "20", "10"),
    ],
)
def test_what_somebody_else_has_changed_is_a_conflict(store, field, seen, theirs, mine):
    preferences.change_workspace(store, field, theirs, base=seen)
    with pytest.raises(Conflict) as found:
        preferences.change_workspace(store, field, mine, base=seen)
    met = (found.value.base, found.value.mine, found.value.theirs)
    assert met == (seen, *(type(seen)(given) for given in (mine, theirs)))
    assert str(getattr(workspace.get(store), field)) == theirs


@pytest.mark.parametrize(("typed", "kept"), [("45", 45), (" 45 min ", 45), ("1", 1), ("1440", 1440)])
def test_how_long_a_timeline_may_be_silent_is_a_number_of_minutes(store, typed, kept):
    changed = preferences.change_workspace(store, "timeline_gap_minutes", typed, base=30)
    assert (changed.timeline_gap_minutes, workspace.get(store)) == (kept, changed)


def test_two_who_wish_the_same_do_not_conflict(store):
    for _person in range(2):
        preferences.change_workspace(store, "zone", "Asia/Tokyo", base="UTC")
    assert workspace.get(store).zone == "Asia/Tokyo"


@pytest.mark.parametrize(
    ("field", "value", "error"),
    [
        ("name", "", Unreadable),
        ("name", "x" * 101, TooLong),
        ("zone", "Mars", Unreadable),
        ("profile", "bank", NotFound),
        ("timeline_gap_minutes", "0", Unreadable),
        ("timeline_gap_minutes", "1441", Unreadable),
        ("timeline_gap_minutes", "soon", Unreadable),
    ],
)
def test_what_is_no_setting_is_refused(store, field, value, error):
    before = workspace.get(store)
    with pytest.raises(error):
        preferences.change_workspace(store, field, value, base=getattr(before, field))
    assert workspace.get(store) == before


def test_a_persons_zone_is_not_overwritten(store):
    assert preferences.change_zone(store, ANA, "Asia/Tokyo", base="").zone == "Asia/Tokyo"
    assert preferences.change_zone(store, ANA, "Asia/Tokyo", base="").zone == "Asia/Tokyo"
    with pytest.raises(Conflict):
        preferences.change_zone(store, ANA, "UTC", base="")
    assert people.present(store, ANA).zone == "Asia/Tokyo"
