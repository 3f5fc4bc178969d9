"""Say once who you are; the browser remembers."""

import streamlit as st

from core.domain.ids import PersonId, fresh
from core.i18n import _
from core.services import people
from pages.ui import languages, notices, session


def draw() -> None:
    """Drawn instead of the page that was asked for; it is drawn once somebody is here."""
    with st.container(width=480):
        st.title(_("Who are you?"), anchor=False)
        st.markdown(
            _(
                "Your name stands beside what you write. There is no password: "
                "anyone who can open this address is trusted."
            )
        )
        languages.switch(key="sign-in-language")
        name = st.text_input(_("Name"), key="sign-in-name", autocomplete="name", max_chars=100)
        email = st.text_input(
            _("E-mail"), key="sign-in-email", type="email", autocomplete="email", max_chars=200
        )
        if st.button(_("Continue"), type="primary", key="sign-in"):
            with notices.shown():
                session.enter(people.sign_in(session.store(), name=name, email=email, id_=PersonId(fresh())))
                st.rerun()
