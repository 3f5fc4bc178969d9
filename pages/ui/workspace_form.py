"""The first start: three choices make a workspace, its name, how the team works, and its time zone."""

from collections.abc import Callable

import streamlit as st

from core.document.templates import TEMPLATES
from core.domain.errors import AfterwordError
from core.domain.profile import Profile
from core.i18n import _
from core.profiles import PROFILES
from core.services import workspace
from pages.ui import notices, session, zones


def draw(*, button: str, key: str) -> bool:
    """Whether it was just made."""
    name = st.text_input(
        _("Name of the workspace"),
        key=f"{key}-name",
        max_chars=workspace.LONGEST_NAME,
        placeholder=_("Payments team"),
    )
    profile = profiles(key=f"{key}-profile")
    default = st.context.timezone or PROFILES[profile].zone
    zone = zones.choose(_("Time zone"), key=f"{key}-zone", default=default)
    if not st.button(button, type="primary", key=f"{key}-save"):
        return False
    try:
        workspace.set_up(session.store(), profile, name.strip() or _("Our workspace"), zone)
    except AfterwordError as error:
        notices.show(error)
        return False
    session.forget_workspace()
    return True


def profiles(*, key: str, on_change: Callable[[], None] | None = None) -> str:
    """The ways in which teams work, each with what it brings."""
    return st.radio(
        _("Process profile"),
        list(PROFILES),
        key=key,
        format_func=lambda each: _(PROFILES[each].name),
        captions=[_caption(each) for each in PROFILES.values()],
        on_change=on_change,
    )


def _caption(profile: Profile) -> str:
    names = ", ".join(_(rule.name) for rule in profile.severities.values())
    template = _(TEMPLATES[profile.template].name)
    return _("Severities {names}; template “{template}”").format(names=names, template=template)
