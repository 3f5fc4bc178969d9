"""The real app in a process of its own."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from urllib.request import urlopen

import pytest

from core.ports import Store
from core.settings import Settings
from storage import open_store

ROOT = Path(__file__).parents[2]


@dataclass
class Server:
    """`streamlit run streamlit_app.py` over a data folder; it can be killed and started again on its port."""

    data: Path
    port: int
    process: subprocess.Popen | None = field(default=None)
    script: str = "streamlit_app.py"

    @property
    def url(self) -> str:
        return f"http://localhost:{self.port}"

    @property
    def environment(self) -> dict[str, str]:
        """Ours, but not measured for coverage: a browser waits for this server, and it shall be as quick as in use."""
        ours = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_PROCESS")}
        return ours | {"AFTERWORD_DATA_DIR": str(self.data)}

    def start(self) -> None:
        command = [
            sys.executable,
            "-m",
            "streamlit",
            "run",
            self.script,
            "--server.port",
            str(self.port),
        ]
        with (self.data.parent / "server.log").open("ab") as log:
            self.process = subprocess.Popen(command, cwd=ROOT, env=self.environment, stdout=log, stderr=log)
        for _try in range(200):
            with suppress(OSError), urlopen(f"{self.url}/healthz", timeout=1) as answer:
                assert answer.status == 200
                return
            time.sleep(0.1)
        pytest.fail((self.data.parent / "server.log").read_text())

    @property
    def is_running(self) -> bool:
        return self.process is not None and self.process.poll() is None

    @cached_property
    def store(self) -> Store:
        """The same data, as another process has them."""
        return open_store(Settings(data_dir=self.data, database_url=""))

    def kill(self) -> None:
        """As a crash would: nothing is flushed."""
        if self.process:
            self.process.kill()
            self.process.wait()

    def stop(self) -> None:
        """As an operator would; what it has measured of itself is kept."""
        if self.process:
            self.process.terminate()
            self.process.wait()
        if "store" in self.__dict__:
            self.store.close()

    def afterword(self, *arguments: str) -> bytes:
        """What the command prints, on the same data."""
        command = [Path(sys.executable).parent / "afterword", *arguments]
        return subprocess.run(command, cwd=ROOT, env=self.environment, check=True, capture_output=True).stdout


@contextmanager
def running(folder: Path) -> Iterator[Server]:
    """Over an empty data folder inside this one, at a free port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    data = folder / "data"
    data.mkdir()
    server = Server(data, port)
    server.start()
    yield server
    server.stop()
