"""What waits for me, at a glance, and how the team stands."""

import streamlit as st

from core.clock import now
from core.domain.register import Counts, Filter
from core.i18n import _
from core.services import home, register
from core.services.home import Waiting
from pages.ui import navigation, notices, session
from pages.ui.action_table import action_table
from pages.ui.entry_table import entry_table


def page() -> None:
    who = session.person()
    with st.container(horizontal=True, vertical_alignment="bottom", horizontal_alignment="distribute"):
        st.title(_("What waits for you"), anchor=False)
        if st.button(_("New postmortem"), type="primary", icon=":material/add:", key="new"):
            navigation.go(navigation.NEW)
    with notices.shown():
        today = now().astimezone(session.zone()).date()
        waiting = home.waiting_for(session.store(), who, today)
        if waiting.team == Counts() and not register.find(session.store(), Filter(), limit=1).total:
            _empty()
            return
        _team(waiting)
        _actions(waiting)
        _drafts(waiting)
        _reviews(waiting)


def _empty() -> None:
    """The first thing that a new workspace shows: what to do."""
    st.markdown(
        _(
            "Nothing is written here yet. Begin with the last incident that taught you something: "
            "a title and a severity are enough, everything else can come later."
        )
    )


def _team(waiting: Waiting) -> None:
    counts = waiting.team
    figures = (
        (_("Drafts"), counts.drafts),
        (_("In review"), counts.in_review),
        (_("Published in 30 days"), counts.published),
        (_("Open action items"), counts.items_open),
        (_("Overdue action items"), counts.items_overdue),
    )
    with st.container(horizontal=True, horizontal_alignment="distribute"):
        for title, number in figures:
            st.metric(title, number, width="content")


def _actions(waiting: Waiting) -> None:
    st.subheader(_("Your action items"), anchor=False)
    if not waiting.items:
        st.caption(_("None is open under your name."))
    elif opened := action_table(waiting.items, key="my-items"):
        navigation.go(navigation.WRITE, id=opened, step="actions")


def _drafts(waiting: Waiting) -> None:
    st.subheader(_("Your drafts"), anchor=False)
    if not waiting.drafts:
        st.caption(_("No draft of yours waits to be finished."))
    elif opened := entry_table(waiting.drafts, key="my-drafts"):
        navigation.go(navigation.WRITE, id=opened)


def _reviews(waiting: Waiting) -> None:
    st.subheader(_("In review"), anchor=False)
    if not waiting.reviews:
        st.caption(_("Nothing is in review."))
    elif opened := entry_table(waiting.reviews, key="reviews"):
        navigation.go(navigation.READ, id=opened)


page()
