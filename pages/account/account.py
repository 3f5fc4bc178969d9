"""How the workspace is seen: language, time zone, who is here."""

import streamlit as st

from core.i18n import _
from core.services.preferences import place_of_zone
from pages.account import objectives, workspace
from pages.ui import languages, notices, session, zones
from pages.ui.form import settings
from pages.ui.form.settings import OfPerson


def page() -> None:
    who = session.person()
    st.title(_("Settings"), anchor=False)
    with st.container(width=560), notices.shown():
        st.subheader(_("You"), anchor=False)
        st.markdown(f"**{who.name}** · {who.email}")
        languages.switch(key="account-language")
        _zone()
        st.button(_("I am somebody else"), key="leave", on_click=session.leave)
        st.subheader(_("Workspace"), anchor=False)
        if (now := session.workspace()) is not None:
            workspace.draw(now)
            objectives.draw()


def _zone() -> None:
    """Until a person has chosen, times are shown in the workspace's zone."""
    who = session.person()
    names = {"": _("As the workspace: {zone}").format(zone=session.zone())} if not who.zone else {}
    names |= {name: name for name in zones.regions()}
    settings.select(place_of_zone(who.id), who.zone, _("Times are shown in"), names, OfPerson())


page()
