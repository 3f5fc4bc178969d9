"""The rooms beside one small page: `streamlit run tests/e2e/live_text/serving.py`."""

import sys
from functools import cache, partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[3]))

import streamlit as st

from api.routes import middleware, routes
from core.i18n import follow
from core.settings import Settings
from pages.ui import session
from storage import open_store

settings = Settings()
store = cache(partial(open_store, settings))
session.use(store)
follow(session.locale)
app = st.App(Path(__file__).with_name("page.py"), routes=routes(store, settings), middleware=middleware())
