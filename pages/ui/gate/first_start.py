"""The first start of a workspace: three choices, made once."""

import streamlit as st

from core.document.templates import TEMPLATES
from core.domain.profile import Profile
from core.i18n import _
from core.profiles import PROFILES
from core.services import workspace
from pages.ui import languages, notices, session, zones


def draw() -> None:
    """Drawn instead of any page while there is no workspace."""
    with st.container(width=640):
        st.title(_("Welcome to Afterword"), anchor=False)
        st.markdown(_("Choose how your team works. All of this can be changed later."))
        languages.switch(key="first-language")
        name = st.text_input(_("Name of the workspace"), key="first-name", placeholder=_("Payments team"))
        profile = PROFILES[
            st.radio(
                _("Process profile"),
                list(PROFILES),
                key="first-profile",
                format_func=lambda key: _(PROFILES[key].name),
                captions=[_caption(profile) for profile in PROFILES.values()],
            )
        ]
        zone = zones.choose(_("Time zone"), key="first-zone", default=st.context.timezone or profile.zone)
        if st.button(_("Start"), type="primary", key="first-start"):
            with notices.shown():
                workspace.set_up(session.store(), profile.key, name.strip() or _("Our workspace"), zone)
                session.forget_workspace()
                st.rerun()


def _caption(profile: Profile) -> str:
    return _("Severities {names}; template “{template}”").format(
        names=", ".join(_(rule.name) for rule in profile.severities.values()),
        template=_(TEMPLATES[profile.template].name),
    )
