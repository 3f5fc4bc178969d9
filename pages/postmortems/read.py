"""A postmortem to read, to take along as Markdown or Word, and who changed what in it."""

import streamlit as st

from core.domain.postmortem import Postmortem
from core.i18n import _
from pages.ui import badges, current, downloads, history_table, navigation, notices, session
from pages.ui.form import preview


def page() -> None:
    session.person()
    with notices.shown():
        postmortem = current.postmortem()
        _bar(postmortem)
        reading, history = st.tabs([_("Document"), _("History")], on_change="rerun", key="read-tabs")
        if reading.open:
            with reading, st.container(width=860):
                preview.draw(postmortem)
        if history.open:
            with history:
                history_table.draw(postmortem)


def _bar(postmortem: Postmortem) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        badges.severity(postmortem.incident.severity)
        badges.stage(postmortem.papers.stage)
        st.space("stretch")
        if st.button(_("Write"), key="write", type="primary", icon=":material/edit:"):
            navigation.go(navigation.WRITE, id=postmortem.id)
        downloads.menu(postmortem)


page()
