"""The app in a process of its own, to be killed and started again on its port."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final
from urllib.request import urlopen

from tests.postgres import free_port

ROOT: Final = Path(__file__).parents[2]
ROUTES: Final = ("uvicorn", "tests.api.serving:app", "--port")
"""The rooms without the pages."""
APP: Final = ("streamlit", "run", "streamlit_app.py", "--server.port")
_PAUSE: Final = 0.02
_LONGEST_START: Final = 60.0


class Server:
    """`module` is run by `python -m` with the port behind it; `before` is a program that runs Python, or nothing."""

    def __init__(
        self,
        module: Sequence[str],
        environment: Mapping[str, str],
        log: Path,
        before: Sequence[str] = (),
    ) -> None:
        self.port = free_port()
        self._command = [*before, sys.executable, "-m", *module, str(self.port)]
        ours = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_PROCESS")}
        self._environment = ours | dict(environment)
        self._log = log
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://localhost:{self.port}"

    def room(self, postmortem: str, token: str, tab: str) -> str:
        return f"ws://localhost:{self.port}/live/{postmortem}?pass={token}&tab={tab}"

    def start(self) -> None:
        """Return when the store can be used."""
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                self._command, cwd=ROOT, env=self._environment, stdout=log, stderr=log
            )
        give_up = time.monotonic() + _LONGEST_START
        while time.monotonic() < give_up and self._process.poll() is None:
            with suppress(OSError), urlopen(f"{self.url}/healthz", timeout=5) as answer:
                assert answer.status == 200
                return
            time.sleep(_PAUSE)
        raise AssertionError(self._log.read_text())

    def interrupt(self) -> None:
        """As Ctrl+C would, and wait for whoever looks on from before it."""
        assert self._process
        pid = self._process.pid
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
        os.kill(int(children[0]), signal.SIGINT)
        self._process.wait(_LONGEST_START)

    def kill(self) -> None:
        """As a crash would: nothing is flushed."""
        if self._process:
            self._process.kill()
            self._process.wait()

    def stop(self) -> None:
        """As an operator would."""
        if self._process:
            self._process.terminate()
            self._process.wait()
