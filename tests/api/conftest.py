"""A server of its own process with the routes and nothing else, and browsers that are not there."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.request import urlopen

import httpx
import pytest
from pycrdt import Doc, Text, create_update_message, write_var_uint
from websockets.sync.client import connect

from core import clock
from core.domain.ids import PersonId
from core.domain.people import Person
from core.ports import Store
from core.services import passes
from core.services.passes import Pass
from core.settings import Settings
from storage import open_store
from tests import apart
from tests.factories import a_person, a_postmortem, keep

ROOT = Path(__file__).parents[2]
KEY = "root_cause"
BEN = a_person(id=PersonId("ben"), name="Ben Okafor", email="ben@example.com")
ANSWER = 60
"""Seconds to wait for what must come; only a failing test waits that long."""


def ask(app, path, headers=()) -> httpx.Response:
    """What an application answers to a GET."""

    async def asking() -> httpx.Response:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://test") as client:
            return await client.get(path, headers=dict(headers))

    return apart.run(asking())


@dataclass
class Server:
    settings: Settings
    store: Store
    process: subprocess.Popen | None = None
    port: int = 0
    sockets: ExitStack = field(default_factory=ExitStack)

    def start(self) -> None:
        if not self.port:
            with socket.socket() as free:
                free.bind(("127.0.0.1", 0))
                self.port = free.getsockname()[1]
        environment = os.environ | {
            "AFTERWORD_DATA_DIR": str(self.settings.data_dir),
            "AFTERWORD_DATABASE_URL": self.settings.database_url,
            "AFTERWORD_ALLOWED_ORIGINS": '["https://elsewhere.example"]',
            "RUST_BACKTRACE": "0",
        }
        command = [sys.executable, "-m", "uvicorn", "tests.api.serving:app", "--port", str(self.port)]
        log = (self.settings.data_dir / "server.log").open("ab")
        self.process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log)
        log.close()
        for _try in range(1_200):
            with suppress(OSError), urlopen(f"http://127.0.0.1:{self.port}/healthz", timeout=1) as answer:
                assert answer.status == 200
                return
            time.sleep(0.05)
        pytest.fail((self.settings.data_dir / "server.log").read_text())

    def kill(self) -> None:
        """As a crash would: nothing is flushed."""
        assert self.process
        self.process.kill()
        self.process.wait()

    def stop(self) -> None:
        assert self.process
        self.process.terminate()
        self.process.wait()

    def enrol(self, *people) -> None:
        with self.store.begin() as work:
            for person in people:
                work.people.save(person)

    def token(self, postmortem, person=None, *, may_write=True, now=None) -> str:
        person = person or a_person()
        leave = Pass(postmortem=postmortem, id=person.id, name=person.name, may_write=may_write)
        return passes.issue(self.store, leave, now=now or clock.now())

    def address(self, postmortem, token, tab="") -> str:
        return f"ws://127.0.0.1:{self.port}/live/{postmortem}?pass={token}&tab={tab}"

    def browser(self, postmortem, person=None, *, may_write=True, tab="", now=None, **options) -> "Browser":
        token = self.token(postmortem, person, may_write=may_write, now=now)
        of_browser = {name: options.pop(name) for name in ("doc", "wants_prose") if name in options}
        socket = self.sockets.enter_context(connect(self.address(postmortem, token, tab), **options))
        return Browser(socket, **{"doc": Doc()} | of_browser)


@dataclass
class Browser:
    """As much of one as rooms can see."""

    socket: object
    doc: Doc
    saved: int = 0
    sent: int = 0
    not_saved: list[tuple[int, str]] = field(default_factory=list)
    told: list[object] = field(default_factory=list)
    wants_prose: bool = True

    def __post_init__(self) -> None:
        if self.wants_prose:
            self.say(bytes([0, 0]) + counted(self.doc.get_state()))
            self.listen_until(lambda: self.is_synced)

    is_synced = False

    @property
    def text(self) -> str:
        return self.text_of(KEY)

    def text_of(self, key) -> str:
        return str(self.doc.get(key, type=Text))

    def say(self, message) -> None:
        self.socket.send(message)

    def type(self, text, at=None, key=KEY) -> None:
        known = self.doc.get_state()
        shared = self.doc.get(key, type=Text)
        shared.insert(len(shared) if at is None else at, text)
        self.send_update(self.doc.get_update(known))

    def send_update(self, update) -> None:
        self.sent += 1
        self.say(create_update_message(update))

    def listen(self, timeout=ANSWER) -> None:
        message = self.socket.recv(timeout)
        match message[0], message[1]:
            case (0, 0) | (1 | 4 | 5, _):
                self.told.append(told(message))
            case 0, kind:
                _length, start = number(message, 2)
                self.doc.apply_update(message[start:])
                self.is_synced = self.is_synced or kind == 1
            case 2, _:
                self.saved, _end = number(message, 1)
            case 3, _:
                ordinal, end = number(message, 1)
                _length, start = number(message, end)
                self.not_saved.append((ordinal, message[start:].decode()))

    def listen_until(self, is_so) -> None:
        while not is_so():
            self.listen()

    def wait_saved(self) -> None:
        self.listen_until(lambda: self.saved + len(self.not_saved) == self.sent)

    def close(self) -> None:
        self.socket.close()


def told(message) -> object:
    """What a frame that is not about updates says: the JSON of presence and changes, a pass, or a state."""
    _length, start = number(message, 2 if message[0] == 0 else 1)
    return json.loads(message[start:]) if message[0] in (1, 4) else message[start:]


def counted(content) -> bytes:
    return write_var_uint(len(content)) + content


def number(message, start) -> tuple[int, int]:
    value = 0
    for place, byte in enumerate(message[start:]):
        value |= (byte & 0x7F) << (7 * place)
        if byte < 0x80:
            return value, start + place + 1
    raise AssertionError(message)


@contextmanager
def running(folder, empty_sqlite):
    shutil.copy(empty_sqlite, folder / "afterword.db")
    with running_on(Settings(data_dir=folder)) as server:
        yield server


@contextmanager
def running_on(settings):
    store = open_store(settings)
    server = Server(settings, store)
    server.enrol(a_person(), BEN)
    server.start()
    yield server
    server.sockets.close()
    server.stop()
    store.close()


@pytest.fixture(scope="module")
def server(tmp_path_factory, empty_sqlite):
    """One for all tests of a module; each has a postmortem of its own."""
    with running(tmp_path_factory.mktemp("server"), empty_sqlite) as server:
        yield server


@pytest.fixture
def mortal(tmp_path, empty_sqlite):
    """A server that the test may kill, stop or cut off from its database."""
    with running(tmp_path, empty_sqlite) as server:
        yield server


@pytest.fixture
def replicas(tmp_path, postgresql_settings):
    """Two servers on one PostgreSQL."""
    settings = [postgresql_settings.model_copy(update={"data_dir": tmp_path / name}) for name in "ab"]
    for each in settings:
        each.data_dir.mkdir()
    with running_on(settings[0]) as one, running_on(settings[1]) as other:
        yield one, other


@pytest.fixture
def postmortem(request):
    kept = a_postmortem()
    if "replicas" in request.fixturenames:
        keep(request.getfixturevalue("replicas")[0].store, kept)
        return kept.id
    name = "mortal" if "mortal" in request.fixturenames else "server"
    keep(request.getfixturevalue(name).store, kept)
    return kept.id


@pytest.fixture
def ben() -> Person:
    return BEN
