"""The real app in a process of its own, and a real Chromium looking at it."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.programs import chromium

ROOT = Path(__file__).parents[2]
PATIENCE = 30_000
"""Milliseconds: only what fails waits that long."""
READY = "[data-testid=stApp][data-test-script-state=notRunning][data-test-connection-state=CONNECTED]"
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


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

    def afterword(self, *arguments: str) -> bytes:
        """What the command prints, on the same data."""
        command = [Path(sys.executable).parent / "afterword", *arguments]
        return subprocess.run(command, cwd=ROOT, env=self.environment, check=True, capture_output=True).stdout


@pytest.fixture
def server(tmp_path) -> Iterator[Server]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    data = tmp_path / "data"
    data.mkdir()
    running = Server(data, port)
    running.start()
    yield running
    running.stop()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        program = playwright.chromium.launch(executable_path=str(chromium()), args=[*FLAGS])
        yield program
        program.close()


@pytest.fixture
def page(browser, tmp_path) -> Iterator[Page]:
    """A tab of a new profile; what it showed last is kept as a picture beside the test's files."""
    context = browser.new_context(
        viewport={"width": 1280, "height": 720}, locale="en-US", timezone_id="Europe/Moscow"
    )
    context.set_default_timeout(PATIENCE)
    expect.set_options(timeout=PATIENCE)
    yield context.new_page()
    for tab in context.pages:
        tab.screenshot(path=tmp_path / "last.png")
    context.close()
