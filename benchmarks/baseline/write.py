"""The first step of the form as bare widgets."""

import streamlit as st

from benchmarks.baseline.values import PAPER, TITLE
from core.document.schema import STEPS
from pages.ui import zones
from pages.ui.elements.paper import paper
from pages.ui.elements.table import Column, Row, table


def bar() -> None:
    with st.container(horizontal=True, vertical_alignment="center", key="top-bar"):
        st.markdown(f"### {TITLE}", width="stretch")
        st.badge("P0")
        st.badge("Draft")
        st.caption("Saved 12:03:04", width="content")
        with st.popover("Document", icon=":material/tune:"):
            for title in ("Template", "Language of the document"):
                st.selectbox(title, ["a", "b", "c"], key=title)
            st.selectbox("Times are in", zones.regions())
            st.caption("Text that the template does not show is kept.")
        with st.popover("Download", icon=":material/download:"):
            for title in ("Template", "Language"):
                st.selectbox(title, ["a", "b", "c"])
            for title in ("Markdown", "Word"):
                st.download_button(title, data=lambda: "", file_name=title, on_click="ignore")
        st.button("Read", icon=":material/article:")


def pairs(*titles: str) -> None:
    """Fields two a row; the name of a field says its widget."""
    for left, right in zip(titles[::2], titles[1::2], strict=True):
        for column, title in zip(st.columns(2), (left, right), strict=True):
            kind, name = title.split(" ", 1)
            if kind == "choice":
                column.selectbox(name, ["a", "b", "c"], index=None, key=title)
            elif kind == "day":
                column.date_input(name, value=None, key=title)
            else:
                column.text_input(name, key=title, live="300ms")


def form() -> None:
    st.header("The incident", anchor=False)
    st.markdown("Say what was disturbed, when and how badly.")
    st.caption(":material/check: Good  \n:material/close: Bad")
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        st.caption("Missing for the stage “In review”:", width="content")
        st.button("Author", type="tertiary")
    st.subheader("Incident", anchor=False)
    pairs("line Title", "line Incident number", "choice Severity", "choice Priority")
    pairs("choice Category", "day Date", "line Started", "line Resolved")
    st.subheader("Services affected", anchor=False)
    table(
        [Column("Service", "wide", opens=True)],
        [Row("1", ("service-1",))],
        key="services",
        caption="Services",
    )
    st.button("Add service", icon=":material/add:")
    st.text_area("What happened", TITLE)
    st.subheader("Document", anchor=False)
    pairs("line Author", "line Document owner", "line Reviewers", "choice Confidentiality")
    with st.container(horizontal=True, horizontal_alignment="distribute"):
        st.button("Detection and response", icon=":material/arrow_forward:", icon_position="right")


@st.fragment
def page() -> None:
    bar()
    left, middle, right = st.columns([1.6, 4.6, 3.8], gap="medium")
    with left:
        st.radio("Steps", [step.title for step in STEPS], label_visibility="collapsed")
        st.button("Hide preview", type="tertiary", icon=":material/right_panel_close:")
    with middle:
        form()
    with right:
        paper(PAPER, lang="en", key="paper")


page()
