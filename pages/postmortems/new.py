"""Begin a postmortem: a title, a severity, and perhaps an earlier one to begin from."""

import streamlit as st

from core.clock import now
from core.domain.ids import ChangeKey, PostmortemId, fresh
from core.domain.register import Filter
from core.domain.taxonomy import Severity
from core.i18n import _
from core.services import postmortems, register
from pages.ui import navigation, notices, session


def page() -> None:
    session.person()
    st.title(_("New postmortem"), anchor=False)
    profile = session.profile()
    with st.container(width=640):
        title = st.text_input(
            _("What failed, for whom?"),
            key="new-title",
            max_chars=300,
            placeholder=_("Card payments failed for one customer in four"),
        )
        severity = st.segmented_control(
            _("Severity"),
            list(profile.severities),
            key="new-severity",
            format_func=lambda s: _(profile.severities[s].name),
        )
        st.caption(_(profile.severities[severity].meaning) if severity else _("How badly users were hit."))
        earlier = _earlier()
        like = st.selectbox(
            _("Begin from an earlier one"),
            list(earlier),
            key="new-like",
            index=None,
            format_func=lambda id_: earlier[id_],
            placeholder=_("From nothing"),
        )
        st.caption(_("Services, people and their roles are taken over; nothing of that incident is."))
        if st.button(_("Begin writing"), type="primary", key="new-begin"):
            if not title.strip() or severity is None:
                st.error(_("A title and a severity are enough to begin. Please give both."))
                return
            with notices.shown():
                _begin(title, severity, like)


def _begin(title: str, severity: Severity, like: str | None) -> None:
    """Made once, however often the button is pressed: the session's key names this wish."""
    key = session.get("new-key") or session.put("new-key", fresh())
    made = postmortems.create(
        session.store(),
        id_=PostmortemId(fresh()),
        title=title,
        severity=severity,
        by=session.person(),
        now=now(),
        key=ChangeKey(key),
        like=like,
    )
    session.pop("new-key")
    navigation.go(navigation.WRITE, id=made.id)


def _earlier() -> dict[str, str]:
    """The latest postmortems by id, with number and title."""
    found = register.find(session.store(), Filter(), limit=50)
    return {entry.id: f"{entry.number} {entry.title}".strip() for entry in found.entries}


page()
