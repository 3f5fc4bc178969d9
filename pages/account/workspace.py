"""The workspace's settings: each is saved as it changes, for everybody."""

from functools import partial
from typing import Final

import streamlit as st

from core.document.fields import Field, Number
from core.domain.workspace import Workspace
from core.i18n import N_, _
from core.profiles import PROFILES
from core.services.preferences import place_of_workspace
from pages.ui import session, workspace_form, zones
from pages.ui.form import autosave, settings, trouble, typed
from pages.ui.form.labels import hint
from pages.ui.form.settings import OfWorkspace
from pages.ui.form.writes import Surroundings

_GAP: Final = Field(
    "timeline_gap_minutes",
    N_("Longest silence in a timeline"),
    Number(unit="min", whole=True),
    N_("After so long without an event between detection and resolution, the timeline asks what happened."),
)
_NAME: Final = Field("name", N_("Name of the workspace"), help=N_("Payments team"))


def draw(now: Workspace) -> None:
    st.caption(_("Whatever you change here is saved at once, for everybody."))
    _name(now)
    _profile(now)
    names = {name: name for name in zones.regions()}
    settings.select(place_of_workspace("zone"), now.zone, _("Time zone"), names, OfWorkspace("zone"))
    _gap(now)


def _name(now: Workspace) -> None:
    place, write = place_of_workspace("name"), OfWorkspace("name")
    typed.draw(place, _NAME, now.name, now.name, Surroundings(session.wording()), write)
    trouble.draw(place, write, str)


def _profile(now: Workspace) -> None:
    place, write = place_of_workspace("profile"), OfWorkspace("profile")
    workspace_form.profiles(
        key=autosave.follow(place, now.profile, now.profile),
        on_change=partial(settings.save_held, place, write),
    )
    settings.draw_trouble(place, {key: _(each.name) for key, each in PROFILES.items()}, write)


def _gap(now: Workspace) -> None:
    place, write = place_of_workspace("timeline_gap_minutes"), OfWorkspace("timeline_gap_minutes")
    text = str(now.timeline_gap_minutes)
    typed.draw(place, _GAP, now.timeline_gap_minutes, text, Surroundings(session.wording()), write)
    st.caption(hint(_GAP))
    trouble.draw(place, write, str)
