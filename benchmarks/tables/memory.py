"""What a reader costs who has opened a page and now only looks at it."""

from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from benchmarks.harness.samples import store_with
from benchmarks.harness.server import APP, BARE, Server, serve
from benchmarks.harness.session import session
from benchmarks.harness.table import Table

FIRST: Final = 5
"""Sessions before the count begins: caches fill and the allocator grows."""
SESSIONS: Final = 40
PAGES: Final = (("home", "", ""), ("register", "postmortems", ""), ("form", "write", "id=sample-1"))


def measure() -> Table:
    with TemporaryDirectory() as folder, ExitStack() as servers:
        data = Path(folder)
        cookies = store_with(50, data)
        bare = servers.enter_context(serve(BARE))
        rows = [("bare Streamlit, a title", _each(bare, "", "", ""))]
        for name, page, query in PAGES:
            app = servers.enter_context(serve(APP, AFTERWORD_DATA_DIR=data))
            rows.append((f"Afterword, {name}", _each(app, cookies, page, query)))
    return Table(
        title="Memory of an idle session",
        goal="none; for the record",
        header=("page", "a session"),
        rows=rows,
    )


def _each(server: Server, cookies: str, page: str, query: str) -> str:
    with ExitStack() as open_sessions:

        def visit(count: int) -> None:
            for _one in range(count):
                open_sessions.enter_context(session(server, cookies)).run(page, query)

        visit(FIRST)
        before = server.memory()
        visit(SESSIONS)
        return f"{(server.memory() - before) / SESSIONS / 1024:.0f} kB"
