"""The rooms in a new folder, and one who writes facts and rows beside: `python -m tests.drills.power.serving PORT`.

The first argument is what `PRAGMA synchronous` shall be, the second the journal of the writer of facts.
"""

import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing, suppress
from pathlib import Path
from threading import Thread

import uvicorn
from starlette.applications import Starlette

from api.routes import routes
from core.ports import Store
from core.services import passes
from core.settings import Settings
from storage import engine, open_store
from tests.drills.ground import prepare
from tests.drills.hand import Hand
from tests.drills.journal import Journal


def main(synchronous: str, journal: str, writers: str, facts: str, port: str) -> None:
    others = (pragma for pragma in engine._ON_SQLITE if not pragma.startswith("synchronous"))
    vars(engine)["_ON_SQLITE"] = (*others, f"synchronous={synchronous}")
    with closing(open_store(Settings())) as store:
        prepare(store, int(writers))
        passes.signing_secret(store)
        hand = Hand(store, "hand", Journal(Path(journal)))
        writing = Thread(target=hand.work, args=(int(facts), "power"))
        with suppress(KeyboardInterrupt):
            uvicorn.run(_app(store, writing), port=int(port), log_level="warning")
        writing.join()


def _app(store: Store, writing: Thread) -> Starlette:
    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        writing.start()
        yield

    return Starlette(routes=routes(lambda: store, Settings()), lifespan=lifespan)


if __name__ == "__main__":
    main(*sys.argv[1:])
