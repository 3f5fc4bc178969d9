"""The postmortem's own bar: what it is, how it stands, whether it is saved, and what can be done with it."""

import streamlit as st

from core.document.templates import TEMPLATES
from core.domain.place import Place
from core.domain.postmortem import Postmortem
from core.i18n import LOCALES, _
from core.messages import explain
from pages.ui import badges, current, downloads, languages, navigation, session, zones
from pages.ui.elements.here import READING, here
from pages.ui.form import autosave, settings, step
from pages.ui.form.settings import OfDocument


def draw(postmortem: Postmortem) -> None:
    incident = postmortem.incident
    title, rest = st.columns((4, 7), vertical_alignment="center")
    with title, st.container(key="small-title"):
        st.title(badges.escape(incident.title) or _("Untitled"), anchor=False)
        here(postmortem, current.deed_of_others(postmortem), key=f"here-{postmortem.id}", on_followed=_follow)
    with rest, st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="right"):
        badges.severity(incident.severity)
        badges.stage(postmortem.papers.stage)
        _saved(postmortem)
        papers = st.popover(_("Document"), icon=":material/tune:", key="papers", on_change="rerun")
        if papers.open:
            with papers:
                _papers(postmortem)
        downloads.menu(postmortem)
        if st.button(_("Read"), key="read", icon=":material/article:"):
            navigation.go(navigation.READ, id=postmortem.id)


def _follow(place: str) -> None:
    """Go where that person is."""
    if place == READING:
        navigation.go(navigation.READ, id=st.query_params["id"])
    else:
        step.choose(place)


def _saved(postmortem: Postmortem) -> None:
    """The short fields' state; the text editors show their own."""
    if (missing := autosave.not_saved(postmortem.id)) is not None:
        st.markdown(
            ":red[:material/error: " + _("Not saved: {why}").format(why=explain(missing.error)) + "]",
            width="content",
        )
    elif (at := autosave.saved_at(postmortem.id) or postmortem.papers.updated_at) is not None:
        time = at.astimezone(session.zone()).strftime("%H:%M:%S")
        st.caption(":material/cloud_done: " + _("Saved {time}").format(time=time), width="content")


def _papers(postmortem: Postmortem) -> None:
    """How the document is written: its template, its language and the zone of its times."""
    _select(postmortem, "template", _("Template"), {key: _(each.name) for key, each in TEMPLATES.items()})
    _select(
        postmortem,
        "language",
        _("Language of the document"),
        {each: languages.NAMES[each] for each in LOCALES},
    )
    _select(postmortem, "zone", _("Times are in"), {name: name for name in zones.regions()})
    st.caption(_("Text that the template does not show is kept."))


def _select(postmortem: Postmortem, field: str, label: str, names: dict[str, str]) -> None:
    place = Place(postmortem.id, "papers", field)
    settings.select(place, getattr(postmortem.papers, field), label, names, OfDocument(place))
