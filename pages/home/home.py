"""What waits for me, at a glance, and how the team stands."""

import streamlit as st

from core.clock import now
from core.i18n import _
from core.services import home
from core.services.home import Waiting
from pages.ui import navigation, notices, session
from pages.ui.action_table import action_table
from pages.ui.entry_table import entry_table


def page() -> None:
    who = session.person()
    st.title(_("Hello, {name}").format(name=who.name), anchor=False)
    with notices.shown():
        today = now().astimezone(session.zone()).date()
        waiting = home.waiting_for(session.store(), who, today=today)
        _team(waiting)
        mine, actions = st.columns(2, gap="large")
        with mine:
            _drafts(waiting)
        with actions:
            _actions(waiting)
        _reviews(waiting)


page()
