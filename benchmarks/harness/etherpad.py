"""Etherpad, the rival in writing together: installed from npm on first use, if there is Node.js."""

import json
import os
import shutil
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from benchmarks.harness.server import ROOT

PACKAGE: Final = "ep_etherpad-lite"
VERSION: Final = "1.8.14"
HOME: Final = ROOT / ".cache" / "etherpad"
LONGEST_START: Final = 60.0


@contextmanager
def etherpad() -> Iterator[str | None]:
    """Its address while the block lasts; nothing where it cannot be installed or started."""
    if not _is_installed():
        yield None
        return
    port = _free_port()
    process = _start(port)
    try:
        yield _wait(f"http://127.0.0.1:{port}", process)
    finally:
        process.terminate()
        process.wait()


def _is_installed() -> bool:
    if (HOME / "src" / "node" / "server.js").exists():
        return True
    npm = shutil.which("npm")
    if npm is None:
        return False
    return _install(npm)


def _install(npm: str) -> bool:
    """As it wants to lie: its package as `src` with all that it needs inside, and a link to it among the plug-ins."""
    with TemporaryDirectory() as folder:
        install = [npm, "install", "--no-audit", "--no-fund", "--prefix", folder, f"{PACKAGE}@{VERSION}"]
        if subprocess.run(install, check=False, capture_output=True, cwd=folder).returncode:
            return False
        modules = Path(folder) / "node_modules"
        HOME.mkdir(parents=True)
        shutil.move(modules / PACKAGE, HOME / "src")
        shutil.move(modules, HOME / "src" / "node_modules")
    (HOME / "node_modules").mkdir()
    (HOME / "node_modules" / PACKAGE).symlink_to(HOME / "src")
    return True


def _start(port: int) -> subprocess.Popen[bytes]:
    """With an empty database, no minutes of its visitors, and no limit to what they type."""
    data = HOME / "var"
    shutil.rmtree(data, ignore_errors=True)
    data.mkdir()
    settings = {
        "ip": "127.0.0.1",
        "port": port,
        "dbType": "dirty",
        "dbSettings": {"filename": str(data / "pads.db")},
        "defaultPadText": "",
        "commitRateLimiting": {"duration": 1, "points": 1_000_000},
        "minify": False,  # which takes it half a minute, and says nothing about typing
        "loglevel": "ERROR",
    }
    (HOME / "settings.json").write_text(json.dumps(settings), encoding="utf-8")
    return subprocess.Popen(
        ["node", "src/node/server.js"],
        cwd=HOME,
        env=os.environ | {"NODE_ENV": "production"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def _wait(address: str, process: subprocess.Popen[bytes]) -> str | None:
    give_up = time.perf_counter() + LONGEST_START
    while time.perf_counter() < give_up and process.poll() is None:
        try:
            with urllib.request.urlopen(f"{address}/p/bench", timeout=20):
                return address
        except OSError:
            time.sleep(0.1)
    return None


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
