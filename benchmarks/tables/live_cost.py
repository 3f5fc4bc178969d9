"""What people in one document cost the server: those who only look at it, and those who type."""

import time
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from typing import Final

from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection

from benchmarks.harness.samples import store_with
from benchmarks.harness.server import APP, Server, serve
from benchmarks.harness.session import session
from benchmarks.harness.table import Table, ratio
from benchmarks.harness.writer import enter, writers
from core.domain.ids import PostmortemId
from core.settings import Settings
from storage import open_store

VIEWERS: Final = 50
WRITERS: Final = 10
KEYS_A_SECOND: Final = 8.0
LASTING: Final = 15.0
"""Seconds over which work is counted."""
REST: Final = 5.0
GOAL_IDLE: Final = 0.02
POSTMORTEM: Final = PostmortemId("sample-1")
SECTIONS: Final = ("root_cause", "went_well", "went_wrong", "what_happened", "mitigation")


def measure() -> Table:
    with TemporaryDirectory() as folder, ExitStack() as stack:
        data = Path(folder)
        cookies = store_with(5, data)
        server = stack.enter_context(serve(APP, AFTERWORD_DATA_DIR=data))
        store = open_store(Settings(data_dir=data))
        stack.callback(store.close)
        stack.enter_context(session(server, cookies)).run("read", f"id={POSTMORTEM}")
        empty, at_first = _share(server), server.memory()
        for number in range(VIEWERS):
            stack.enter_context(session(server, cookies)).run("read", f"id={POSTMORTEM}")
            _listen(stack.enter_context(enter(server, store, POSTMORTEM, f"viewer{number}")))
        idle, with_viewers = _share(server), server.memory()
        sections = [SECTIONS[number % len(SECTIONS)] for number in range(WRITERS)]
        with writers(server, store, POSTMORTEM, sections, keys_a_second=KEYS_A_SECOND):
            typing, with_writers = _share(server), server.memory()
    return Table(
        title="People in one document",
        goal=f"{VIEWERS} idle viewers cost at most {GOAL_IDLE:.0%} of a core",
        header=("", "of a core, %", "memory"),
        rows=[
            ("one viewer", f"{empty * 100:.1f}", _size(at_first)),
            (
                f"{VIEWERS} idle viewers",
                ratio(idle * 100, GOAL_IDLE * 100),
                f"+ {_size((with_viewers - at_first) / VIEWERS)} each",
            ),
            (
                f"and {WRITERS} writers, {KEYS_A_SECOND:.0f} keys a second each",
                f"{typing * 100:.1f}",
                f"+ {_size((with_writers - with_viewers) / WRITERS)} each",
            ),
        ],
    )


def _share(server: Server) -> float:
    """Of one core, over a while that begins when what was just done has ended."""
    time.sleep(REST)
    before, begin = server.work(), time.perf_counter()
    time.sleep(LASTING)
    return (server.work() - before) / (time.perf_counter() - begin)


def _listen(socket: ClientConnection) -> None:
    def swallow() -> None:
        try:
            for _message in socket:
                pass
        except ConnectionClosed:
            return

    Thread(target=swallow, daemon=True).start()


def _size(size: float) -> str:
    return f"{size / 1024 / 1024:.2f} MB"
