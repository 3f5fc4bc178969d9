"""The app's pages as bare widgets with made-up values: the same to draw, nothing to think."""

from pathlib import Path

import streamlit as st

from pages.ui.elements.browser import browser

HERE = Path(__file__).parent

st.set_page_config(page_title="Baseline", layout="wide")
chosen = st.navigation(
    [
        st.Page(HERE / "home.py", title="Home", default=True),
        st.Page(HERE / "register.py", title="Postmortems", url_path="postmortems"),
        st.Page(HERE / "new.py", title="New postmortem", url_path="new", visibility="hidden"),
        st.Page(HERE / "write.py", title="Write", url_path="write", visibility="hidden"),
        st.Page(HERE / "read.py", title="Read", url_path="read", visibility="hidden"),
        st.Page(HERE / "settings.py", title="Settings", url_path="settings"),
    ],
    position="top",
)
browser(key="browser", lang="en", cookies=[], focus=None)
chosen.run()
