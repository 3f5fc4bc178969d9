"""The web entry point: `streamlit run streamlit_app.py` serves the pages and, beside them, what programs ask for."""

import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache, partial
from pathlib import Path

import streamlit as st

from api.routes import middleware, routes
from core.settings import Settings
from pages.ui import session
from storage import open_store

settings = Settings()
store = cache(partial(open_store, settings))
session.use(store)


@asynccontextmanager
async def lifespan(_app: st.App) -> AsyncIterator[None]:
    """Collections need not visit what was imported: it stays for good."""
    gc.freeze()
    yield


app = st.App(
    Path(__file__).parent / "pages" / "ui" / "app.py",
    lifespan=lifespan,
    routes=routes(store, settings),
    middleware=middleware(),
)
