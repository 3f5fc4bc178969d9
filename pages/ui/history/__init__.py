"""Who changed what in a postmortem and when, what it said before, and how to bring that back."""

from typing import Final

import streamlit as st

from core.domain.history import About, Wanted
from core.domain.ids import PersonId
from core.domain.postmortem import Postmortem
from core.i18n import N_, _
from core.services import history
from core.services.history import Cast
from pages.ui import session
from pages.ui.history import acts, line, opened, removed, writers

_PAGE: Final = 100
_VIEWS: Final = {
    "line": N_("What was done"),
    "writers": N_("Who wrote what"),
    "removed": N_("Removed rows"),
}
_ABOUT: Final = {
    About.TEXTS: N_("Texts"),
    About.FIELDS: N_("Facts and cells"),
    About.ROWS: N_("Rows"),
}


def draw(postmortem: Postmortem) -> None:
    view = st.segmented_control(
        _("History"),
        list(_VIEWS),
        format_func=lambda each: _(_VIEWS[each]),
        default="line",
        required=True,
        key=f"history-view-{postmortem.id}",
        label_visibility="collapsed",
    )
    acts.draw_outcome(postmortem.id)
    match view:
        case "writers":
            writers.draw(postmortem)
        case "removed":
            removed.draw(postmortem)
        case _:
            _line(postmortem)


def _line(postmortem: Postmortem) -> None:
    cast = history.cast(session.store(), postmortem.id)
    wanted = _wanted(postmortem, cast)
    note = f"history-most-{postmortem.id}"
    most = int(session.get(note, _PAGE))
    found = history.deeds(session.store(), postmortem.id, wanted, limit=most + 1)
    if not found:
        st.caption(_("Nothing was done here yet, or nothing that you are looking for."))
        return
    line.draw(postmortem, found[:most], on_opened=lambda key: opened.open_deed(postmortem.id, key))
    if len(found) > most:
        st.button(
            _("Show earlier"), key=f"earlier-{postmortem.id}", on_click=session.put, args=(note, most + _PAGE)
        )
    opened.draw(postmortem)


def _wanted(postmortem: Postmortem, cast: Cast) -> Wanted:
    names = dict(cast.people)
    with st.container(horizontal=True):
        person = st.selectbox(
            _("Who"),
            ["", *names],
            format_func=lambda each: names.get(PersonId(each)) or _("Everybody"),
            key=f"history-person-{postmortem.id}",
        )
        section = st.selectbox(
            _("Where"),
            ["", *line.in_document_order(cast.sections)],
            format_func=lambda each: line.section_title(each) or _("The whole document"),
            key=f"history-section-{postmortem.id}",
        )
        about = st.selectbox(
            _("What"),
            ["", *_ABOUT],
            format_func=lambda each: _(_ABOUT[About(each)]) if each else _("Everything"),
            key=f"history-about-{postmortem.id}",
        )
    return Wanted(
        by=PersonId(person) if person else None, section=section or "", about=About(about) if about else None
    )
