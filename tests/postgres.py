"""A PostgreSQL server of the tests' own, on a free port of this machine and in a temporary folder.

PostgreSQL refuses to run as root; as root it runs as `postgres`, else as `nobody`.
"""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from itertools import count
from pathlib import Path
from typing import Final

import psycopg

from tests.programs import postgres_bin

_SUPERUSER: Final = "afterword"
_FAST: Final = ("fsync=off", "full_page_writes=off", "synchronous_commit=off")
"""For tests that do not ask what a power cut leaves."""
_SMALL: Final = (
    "shared_buffers=16MB",
    "max_connections=60",
    "max_wal_size=128MB",
    "dynamic_shared_memory_type=mmap",
)


class Cluster:
    """A running server. `durable` keeps the promises that PostgreSQL makes of itself."""

    def __init__(self, *, durable: bool = False) -> None:
        self._programs = postgres_bin()
        self._settings = _SMALL if durable else _SMALL + _FAST
        self._serial = count(1)
        self.folder = Path(tempfile.mkdtemp(prefix="afterword-postgres-"))
        self.port = free_port()
        if _owner():
            shutil.chown(self.folder, _owner())
        self._run("initdb", "--pgdata", self._data, "--username", _SUPERUSER, "--auth", "trust", *_INITDB)
        self.start()

    @property
    def _data(self) -> str:
        return str(self.folder / "data")

    def url(self, database: str = "postgres", user: str = _SUPERUSER) -> str:
        return f"postgresql://{user}@127.0.0.1:{self.port}/{database}"

    def start(self) -> None:
        options = f"-p {self.port} -k {self.folder} -c listen_addresses=127.0.0.1"
        options += "".join(f" -c {setting}" for setting in self._settings)
        self._run(
            "pg_ctl", "start", "--wait", "--pgdata", self._data, "--log", f"{self.folder}/log", "-o", options
        )

    def stop(self, mode: str = "immediate") -> None:
        """`immediate` is a crash: the server recovers from its log at the next start."""
        self._run("pg_ctl", "stop", "--wait", "--pgdata", self._data, "--mode", mode)

    def remove(self) -> None:
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def make_database(self, template: str = "template1") -> str:
        """A new database, like the template; its name."""
        name = f"test{next(self._serial)}"
        self.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
        return name

    def drop_database(self, name: str) -> None:
        self.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")

    def execute(self, statement: str, database: str = "postgres") -> None:
        with psycopg.connect(self.url(database), autocommit=True) as connection:
            connection.execute(statement.encode())

    def _run(self, program: str, *arguments: str) -> None:
        command = [str(self._programs / program), *arguments]
        if owner := _owner():
            command = ["setpriv", f"--reuid={owner}", "--clear-groups", *command]
        log = self.folder / "commands"
        with log.open("ab") as output:
            done = subprocess.run(command, check=False, cwd="/", stdout=output, stderr=output)
        assert done.returncode == 0, log.read_text() + "".join(
            path.read_text() for path in [self.folder / "log"] if path.exists()
        )


_INITDB: Final = ("--encoding", "UTF8", "--locale", "C", "--no-sync")


def _owner() -> str:
    """The user that the server runs as; empty when it may run as this one."""
    if os.geteuid() != 0:
        return ""
    names = {user.pw_name for user in pwd.getpwall()}
    return next(name for name in ("postgres", "nobody") if name in names)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
