"""A postmortem to read, to take along as Markdown or Word, and who changed what in it."""

import streamlit as st

from core.domain.postmortem import Postmortem
from core.i18n import _
from pages.ui import badges, current, downloads, history, navigation, notices, session
from pages.ui.elements.here import READING, here
from pages.ui.elements.push import push
from pages.ui.form import preview


@st.fragment
def page() -> None:
    session.person()
    with notices.shown():
        postmortem = current.postmortem()
        _bar(postmortem)
        reading, past = st.tabs([_("Document"), _("History")], on_change="rerun", key="read-tabs")
        if reading.open:
            with reading, st.container(width=860):
                preview.draw(postmortem)
        if past.open:
            with past:
                history.draw(postmortem)
        push(postmortem, key=f"push-{postmortem.id}", follows=["structure", "prose"], step=READING)


def _bar(postmortem: Postmortem) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        badges.severity(postmortem.incident.severity)
        badges.stage(postmortem.papers.stage)
        here(postmortem, current.deed_of_others(postmortem), key=f"here-{postmortem.id}")
        st.space("stretch")
        if st.button(_("Write"), key="write", type="primary", icon=":material/edit:"):
            navigation.go(navigation.WRITE, id=postmortem.id)
        downloads.menu(postmortem)


page()
