"""The fields and their rooms, without the app around them: one server for each module of tests."""

import socket
from contextlib import contextmanager

import pytest

from core.settings import Settings
from storage import open_store
from tests.e2e.server import Server
from tests.factories import a_person, a_postmortem, keep

PEOPLE = ("Ana", "Ben", "<i>Eve")


@contextmanager
def serving(folder):
    """The small page on a free port, over an empty database."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    data = folder / "data"
    data.mkdir()
    running = Server(data, port, script="tests/e2e/live_text/serving.py")
    running.start()
    yield running
    running.stop()


@contextmanager
def stored_by(server):
    """With those people in it whom the small page may be opened by."""
    store = open_store(Settings(data_dir=server.data))
    with store.begin() as work:
        for name in PEOPLE:
            who = a_person(
                id=name.lower(), name=f"{name} Souza", email=f"{name.lower().strip('<')}@example.com"
            )
            work.people.save(who)
    yield store
    store.close()


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    with serving(tmp_path_factory.mktemp("served")) as running:
        yield running


@pytest.fixture(scope="module")
def store(server):
    with stored_by(server) as store:
        yield store


@pytest.fixture
def postmortem(store):
    kept = a_postmortem()
    keep(store, kept)
    return kept.id
