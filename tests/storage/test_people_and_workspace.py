from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from core.domain.errors import NotFound, Taken
from core.domain.ids import AttachmentId, PersonId
from core.domain.workspace import Workspace
from core.ports import Store
from core.settings import Settings
from storage import open_store
from tests.factories import a_person, a_postmortem, keep


def test_a_person_is_known_by_id_and_by_address_whatever_its_case(store: Store) -> None:
    person = a_person(email="Ана@Пример.рф", language="ru", zone="Europe/Moscow")
    with store.begin() as work:
        work.people.save(person)
    with store.read() as work:
        assert work.people.get(person.id) == person
        assert work.people.by_email("ана@пример.РФ") == person
        assert work.people.by_email("igor@example.com") is None


def test_saving_again_replaces(store: Store) -> None:
    person = a_person()
    renamed = replace(person, name="Ana Lima", email="lima@example.com")
    with store.begin() as work:
        work.people.save(person)
        work.people.save(renamed)
        assert work.people.all() == [renamed]
        assert work.people.by_email(person.email) is None


def test_an_address_belongs_to_one_person(store: Store) -> None:
    with store.begin() as work:
        work.people.save(a_person())
    with pytest.raises(Taken) as caught, store.begin() as work:
        work.people.save(a_person(id=PersonId("other"), email="ANA@example.com"))
    assert caught.value.name == "ANA@example.com"
    with store.read() as work:
        assert work.people.all() == [a_person()]


def test_people_come_by_name(store: Store) -> None:
    names = ("Ольга", "igor", "Ana", "Ana")
    with store.begin() as work:
        for number, name in enumerate(names):
            work.people.save(a_person(id=PersonId(str(number)), name=name, email=f"{number}@example.com"))
    with store.read() as work:
        assert [person.id for person in work.people.all()] == ["2", "3", "1", "0"]


def test_an_unknown_person_is_not_found(store: Store) -> None:
    with store.read() as work, pytest.raises(NotFound) as caught:
        work.people.get(PersonId("nobody"))
    assert (caught.value.what, caught.value.name) == ("person", "nobody")


def test_a_workspace_has_no_settings_until_they_are_chosen_and_then_one(store: Store) -> None:
    chosen = Workspace(name="Payments", profile="platform", zone="Europe/Moscow", language="ru")
    with store.begin() as work:
        assert work.workspace.get() is None
        work.workspace.save(replace(chosen, name="Draft"))
        work.workspace.save(chosen)
        assert work.workspace.get() == chosen


def test_the_secret_is_made_once_and_kept(store: Store) -> None:
    with store.begin() as work:
        secret = work.workspace.secret()
    with store.read() as work:
        assert work.workspace.secret() == secret
    assert len(secret) == 32


def test_two_processes_that_ask_first_at_once_get_one_secret(store: Store, settings: Settings) -> None:
    stores = [store, open_store(settings)]

    def ask(number: int) -> bytes:
        with stores[number % 2].begin() as work:
            return work.workspace.secret()

    with ThreadPoolExecutor(8) as threads:
        assert len(set(threads.map(ask, range(8)))) == 1
    stores[1].close()


def test_the_bytes_of_a_file_come_back(store: Store) -> None:
    postmortem, file = a_postmortem(), AttachmentId("graph")
    content = bytes(range(256)) * 40_000
    keep(store, postmortem)
    with store.begin() as work:
        work.attachments.add(postmortem.id, file, content)
        work.attachments.add(postmortem.id, AttachmentId("empty"), b"")
    with store.read() as work:
        assert work.attachments.content(postmortem.id, file) == content
        assert work.attachments.content(postmortem.id, AttachmentId("empty")) == b""
        with pytest.raises(NotFound):
            work.attachments.content(postmortem.id, AttachmentId("none"))
