from dataclasses import replace

import pytest

from core.domain.errors import Inactive, NotFound, TooLong, Unreadable
from core.domain.ids import PersonId
from core.domain.people import Person, Role
from core.domain.signals import RightsChanged
from core.services import people, preferences

ANA = Person(id=PersonId("p1"), name="Ana Souza", email="Ana@example.com")


def sign_in(store, name="Ana Souza", email="Ana@example.com", id_="p1"):
    return people.sign_in(store, name=name, email=email, id_=PersonId(id_))


def everybody(store):
    with store.read() as work:
        return list(work.people.all())


def test_a_new_address_is_a_new_person(sqlite_store):
    assert sign_in(sqlite_store, " Ana  Souza ", " Ana@example.com ") == ANA
    assert everybody(sqlite_store) == [ANA]


def test_a_person_is_known_by_address_whatever_its_case(sqlite_store):
    sign_in(sqlite_store)
    assert sign_in(sqlite_store, email="ANA@EXAMPLE.COM", id_="p2") == ANA
    assert everybody(sqlite_store) == [ANA]


def test_signing_in_under_another_name_renames(sqlite_store):
    sign_in(sqlite_store)
    people.set_language(sqlite_store, ANA.id, "pt")
    renamed = Person(id=ANA.id, name="Ana Lima", email=ANA.email, language="pt")
    assert sign_in(sqlite_store, name="Ana Lima") == renamed
    assert everybody(sqlite_store) == [renamed]


@pytest.mark.parametrize("email", ["", "ana", "ana@", "@example.com", "a b@example.com", "a@b@c"])
def test_an_address_without_shape_is_refused(sqlite_store, email):
    with pytest.raises(Unreadable):
        sign_in(sqlite_store, email=email)
    assert everybody(sqlite_store) == []


@pytest.mark.parametrize(("name", "error"), [("", Unreadable), ("x" * 101, TooLong)])
def test_a_name_has_one_to_a_hundred_characters(sqlite_store, name, error):
    with pytest.raises(error):
        sign_in(sqlite_store, name=name)
    assert sign_in(sqlite_store, name="x" * 100).name == "x" * 100


def test_language_and_zone_are_kept_with_the_person(sqlite_store):
    sign_in(sqlite_store)
    people.set_language(sqlite_store, ANA.id, "ru")
    settled = preferences.change_zone(sqlite_store, ANA.id, "Europe/Moscow", base="")
    assert settled == Person(id=ANA.id, name=ANA.name, email=ANA.email, language="ru", zone="Europe/Moscow")
    assert everybody(sqlite_store) == [settled]


def test_a_language_that_is_not_spoken_is_not_found(sqlite_store):
    sign_in(sqlite_store)
    with pytest.raises(NotFound):
        people.set_language(sqlite_store, ANA.id, "xx")


def test_nobody_cannot_choose(sqlite_store):
    with pytest.raises(NotFound):
        preferences.change_zone(sqlite_store, ANA.id, "UTC", base="")


def test_rights_are_changed_by_address_or_id_and_the_rest_stays(sqlite_store):
    sign_in(sqlite_store)
    reader = replace(ANA, role=Role.READER)
    assert people.set_rights(sqlite_store, " ANA@example.com ", role=Role.READER) == reader
    assert people.set_rights(sqlite_store, ANA.id, is_active=False) == replace(reader, is_active=False)
    assert people.set_rights(sqlite_store, ANA.id) == replace(reader, is_active=False)
    assert people.set_rights(sqlite_store, ANA.id, role=Role.AUTHOR, is_active=True) == ANA
    assert list(people.everybody(sqlite_store)) == [ANA]


def test_rights_of_nobody_cannot_be_changed(sqlite_store):
    with pytest.raises(NotFound):
        people.set_rights(sqlite_store, "nobody@example.com", role=Role.READER)


def test_whoever_is_not_active_is_not_present_and_cannot_come_in_again(sqlite_store):
    assert people.present(sqlite_store, ANA.id) is None
    sign_in(sqlite_store)
    assert people.present(sqlite_store, ANA.id) == ANA
    people.set_rights(sqlite_store, ANA.id, is_active=False)
    assert people.present(sqlite_store, ANA.id) is None
    with pytest.raises(Inactive) as caught:
        sign_in(sqlite_store, "Another Name")
    assert caught.value.name == "Ana Souza"
    people.set_rights(sqlite_store, ANA.id, is_active=True)
    assert sign_in(sqlite_store) == ANA


def test_every_change_of_rights_is_told_and_nothing_else(sqlite_store):
    sign_in(sqlite_store)
    heard = []
    sqlite_store.listen(heard.append)
    people.set_language(sqlite_store, ANA.id, "ru")
    people.set_rights(sqlite_store, ANA.id, role=Role.READER)
    people.set_rights(sqlite_store, ANA.id, role=Role.READER)
    people.set_rights(sqlite_store, ANA.id, is_active=False)
    assert heard == [RightsChanged(person=ANA.id)] * 2
