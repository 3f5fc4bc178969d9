from core.services import people
from pages.ui import remembered
from pages.ui.remembered import LANGUAGE, PERSON, Cookie


def a_known_person(store):
    return people.sign_in(store, name="Ana Souza", email="ana@example.com", id_="p" * 16)


def test_a_browser_remembers_who_sits_there(sqlite_store):
    ana = a_known_person(sqlite_store)
    cookie = remembered.person_cookie(sqlite_store, ana)
    assert cookie.name == PERSON
    assert remembered.person(sqlite_store, {PERSON: cookie.value}) == ana


def test_a_forged_name_is_nobody(sqlite_store):
    a_known_person(sqlite_store)
    assert remembered.person(sqlite_store, {PERSON: "p" * 16}) is None
    assert remembered.person(sqlite_store, {}) is None


def test_whoever_has_no_access_any_more_is_nobody(sqlite_store):
    cookie = remembered.person_cookie(sqlite_store, a_known_person(sqlite_store))
    people.set_rights(sqlite_store, "ana@example.com", is_active=False)
    assert remembered.person(sqlite_store, {PERSON: cookie.value}) is None


def test_a_browser_forgets_when_one_leaves(sqlite_store):
    assert remembered.person_cookie(sqlite_store, None) == Cookie(PERSON, "", days=0)


def test_a_browser_remembers_the_language():
    cookie = remembered.language_cookie("ru")
    assert remembered.language({LANGUAGE: cookie.value}) == "ru"
