"""The settings as bare widgets."""

import streamlit as st

from pages.ui import zones

st.title("Settings", anchor=False)
with st.container(width=560):
    st.subheader("You", anchor=False)
    st.markdown("**Ana Souza** · ana@example.com")
    st.segmented_control("Language", ["English", "Português", "Русский"], default="English")
    st.selectbox("Times are shown in", zones.regions())
    st.button("I am somebody else")
    st.subheader("Workspace", anchor=False)
    st.text_input("Name of the workspace")
    st.radio("Process profile", ["a", "b", "c"], captions=["d", "e", "f"])
    st.selectbox("Time zone", zones.regions())
    st.button("Save", type="primary")
