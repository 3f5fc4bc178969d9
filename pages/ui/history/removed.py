"""The rows that were removed, and the button that brings each back."""

from typing import Final

import streamlit as st

from core.domain.postmortem import Postmortem
from core.i18n import _
from core.services import history
from core.services.history import Removed
from pages.ui import session
from pages.ui.history import acts, line

_MOST: Final = 50


def draw(postmortem: Postmortem) -> None:
    found = history.removed_rows(session.store(), postmortem.id)
    if not found:
        st.caption(_("No row was removed. If one is some day, it can be brought back here."))
    for gone in found[:_MOST]:
        with st.container(horizontal=True, vertical_alignment="center", key=f"removed-{gone.change.key}"):
            _row(gone)


def _row(gone: Removed) -> None:
    change = gone.change
    when = change.at.astimezone(session.zone()).strftime("%Y-%m-%d %H:%M")
    st.text(f"{line.section_title(change.section)}: {line.named(change.section, gone.row) or '–'}")
    st.caption(_("removed by {name}, {time}").format(name=change.by_name, time=when))
    if acts.may_write():
        st.button(
            _("Bring back"),
            key=f"back-{change.key}",
            icon=":material/undo:",
            on_click=acts.bring_back,
            args=(change,),
        )
