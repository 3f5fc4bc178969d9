"""The script of every page: language, person, navigation, and then the page itself.

It lies one folder below `pages/`, because Streamlit serves scripts of a folder `pages` beside the main
script without running that script, and so without its gate.
"""

import streamlit as st

from core.i18n import follow
from pages.ui import gate, navigation, notices, page_frame, session

st.set_page_config(page_title="Afterword", layout="wide")
follow(session.locale)
instead = gate.closed()
page = st.navigation(navigation.pages(), position="hidden" if instead else "top")
page_frame.attend()
with notices.shown():
    (instead or page.run)()
