"""The home page as bare widgets."""

import streamlit as st

from benchmarks.baseline.values import ACTION_COLUMNS, ENTRY_COLUMNS, HERE, actions, entries
from pages.ui.elements.table import table

with st.container(horizontal=True, vertical_alignment="bottom", horizontal_alignment="distribute"):
    st.title("What waits for you", anchor=False)
    if st.button("New postmortem", type="primary", icon=":material/add:"):
        st.switch_page(HERE / "new.py")
for column in st.columns(5):
    column.metric("Drafts", 75)
st.subheader("Your action items", anchor=False)
table(ACTION_COLUMNS, actions(20), key="my-items", caption="Action items", opens=True)
for title in ("Your drafts", "In review"):
    st.subheader(title, anchor=False)
    table(ENTRY_COLUMNS, entries(20), key=title, caption=title, opens=True)
