"""A text with who wrote each passage of it, and when."""

import streamlit as st

from core.document.schema import PROSE
from core.domain.postmortem import Postmortem
from core.i18n import _
from core.services import history
from core.services.history import Written
from pages.ui import session
from pages.ui.elements.passages import Piece, Writer, passages
from pages.ui.history import line


def draw(postmortem: Postmortem) -> None:
    sections = [section.key for section in PROSE if postmortem.prose.get(section.key)]
    if not sections:
        st.caption(_("No text was written yet. When there is one, this shows who wrote which words of it."))
        return
    section = st.selectbox(
        _("Text"), sections, format_func=line.section_title, key=f"history-text-{postmortem.id}"
    )
    found = history.authorship(session.store(), postmortem.id, section)
    names = {each.by: each.name for each in found if each.by}
    passages(
        [Piece(each.text, by=each.by or "", told=_told(each)) for each in found],
        key=f"written-{postmortem.id}-{section}",
        label=_("Who wrote what: go from passage to passage with the arrow keys"),
        legend=[Writer(by, name) for by, name in names.items()],
    )


def _told(written: Written) -> str:
    if written.at is None:
        return ""
    time = written.at.astimezone(session.zone()).strftime("%Y-%m-%d %H:%M")
    return f"{written.name} · {time}"
