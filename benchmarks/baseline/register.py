"""The register as bare widgets."""

import streamlit as st

from benchmarks.baseline.values import ENTRY_COLUMNS, HERE, POSTMORTEMS, entries
from pages.ui.elements.table import table

with st.container(horizontal=True, vertical_alignment="bottom", horizontal_alignment="distribute"):
    st.title("Postmortems", anchor=False)
    st.button("New postmortem", type="primary", icon=":material/add:")
text, *boxes = st.columns((3, 1.3, 1.3, 1.6))
text.text_input("Search", key="text", type="search", live="300ms", bind="query-params")
for box, title in zip(boxes, ("Severity", "Stage", "Service"), strict=True):
    box.selectbox(title, ["a", "b", "c", "d"], key=title, index=None, bind="query-params")
if table(ENTRY_COLUMNS, entries(50), key="register", caption="Postmortems", opens=True):
    st.switch_page(HERE / "read.py")
st.caption(f"{POSTMORTEMS} postmortems")
if POSTMORTEMS > 50:
    st.pagination(POSTMORTEMS // 50, key="page")
