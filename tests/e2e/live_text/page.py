"""Two fields of one postmortem, for the tests of the live text."""

import json

import streamlit as st

from core import clock
from core.domain.ids import PersonId, PostmortemId
from core.services import passes
from pages.ui import session
from pages.ui.live.bundle import script
from pages.ui.live_text import Mark, live_text

postmortem = PostmortemId(st.query_params["id"])
name = st.query_params.get("name", "Ana")
leave = passes.Pass(
    postmortem=postmortem, id=PersonId(name.lower()), name=name, may_write="read" not in st.query_params
)
entrance = {
    "postmortem": postmortem,
    "token": passes.issue(session.store(), leave, now=clock.now()),
    "may_write": leave.may_write,
    "tab": session.tab(),
    "pass_seconds": 480,
    "live": script("live"),
}
marks = [Mark(**mark) for mark in json.loads(st.query_params.get("marks", "[]"))]
if "lang" in st.query_params:
    session.put("locale", st.query_params["lang"])


@st.fragment
def fields() -> None:
    with session.store().read() as work:
        texts = work.prose.plain(postmortem)
    live_text(
        "root_cause",
        entrance,
        label="Root cause",
        help="As deep as it goes.",
        text=texts.get("root_cause", ""),
        marks=marks,
        lang="en",
    )
    live_text("went_well", entrance, label="What went well", text=texts.get("went_well", ""))
    st.code(texts.get("root_cause", ""), language=None)


fields()
st.button("Run again")
