"""Two fields of one postmortem, for `test_live_text.py`."""

import streamlit as st

from core import clock
from core.domain.ids import PersonId, PostmortemId
from core.services import passes
from pages.ui import session
from pages.ui.live_text import live_text

postmortem = PostmortemId(st.query_params["id"])
may_write = "read" not in st.query_params
leave = passes.Pass(postmortem=postmortem, id=PersonId("ana"), name="Ana", may_write=may_write)
token = passes.issue(session.store(), leave, now=clock.now())


@st.fragment
def fields() -> None:
    live_text(
        postmortem,
        "root_cause",
        label="Root cause",
        help="As deep as it goes.",
        token=token,
        may_write=may_write,
    )
    live_text(postmortem, "went_well", label="What went well", token=token, may_write=may_write)
    with session.store().read() as work:
        st.code(work.prose.plain(postmortem).get("root_cause", ""), language=None)


fields()
st.button("Run again")
