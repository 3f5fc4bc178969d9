"""The beginning of a postmortem as bare widgets."""

import streamlit as st

from benchmarks.baseline.values import POSTMORTEMS, TITLE

st.title("New postmortem", anchor=False)
with st.container(width=640):
    st.text_input("What failed, for whom?", max_chars=300)
    st.segmented_control("Severity", ["P0", "P1", "P2"])
    st.selectbox(
        "Begin from an earlier one", [f"{at} {TITLE}" for at in range(min(POSTMORTEMS, 50))], index=None
    )
    st.button("Begin writing", type="primary")
