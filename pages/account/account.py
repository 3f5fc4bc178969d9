"""How the workspace is seen: language, time zone, who is here."""

import streamlit as st

from core.i18n import _
from core.services import people
from pages.ui import languages, notices, session, workspace_form, zones


def page() -> None:
    who = session.person()
    st.title(_("Settings"), anchor=False)
    with st.container(width=560):
        st.subheader(_("You"), anchor=False)
        st.markdown(f"**{who.name}** · {who.email}")
        languages.switch(key="account-language")
        zone = zones.choose(_("Times are shown in"), key="account-zone", default=str(session.zone()))
        if zone != str(session.zone()):
            with notices.shown():
                session.enter(people.set_zone(session.store(), who.id, zone))
                st.rerun()
        st.button(_("I am somebody else"), key="leave", on_click=session.leave)
        st.subheader(_("Workspace"), anchor=False)
        if workspace_form.draw(button=_("Save"), key="workspace"):
            st.toast(_("Saved for everybody."))


page()
