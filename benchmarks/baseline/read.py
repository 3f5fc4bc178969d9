"""A postmortem to read, as bare widgets."""

import streamlit as st

from benchmarks.baseline.values import HERE, PAPER
from pages.ui.elements.paper import paper

with st.container(horizontal=True, vertical_alignment="center"):
    st.badge("P0")
    st.badge("Draft")
    st.space("stretch")
    if st.button("Write", type="primary", icon=":material/edit:"):
        st.switch_page(HERE / "write.py")
    with st.popover("Download", icon=":material/download:"):
        for title in ("Template", "Language"):
            st.selectbox(title, ["a", "b", "c"])
        for title in ("Markdown", "Word"):
            st.download_button(title, data=lambda: "", file_name=title, on_click="ignore")
reading, _history = st.tabs(["Document", "History"], on_change="rerun")
with reading, st.container(width=860):
    paper(PAPER, lang="en", key="paper", height=None)
