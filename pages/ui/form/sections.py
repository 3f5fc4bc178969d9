"""Draw a section of the document as a form."""

from typing import assert_never

import streamlit as st

from core.document.fields import Computed, Facts, Listing, Prose, Section
from core.domain.place import Place
from core.domain.postmortem import Postmortem
from core.i18n import _
from pages.ui.form import computed, figures, files, listing, prose
from pages.ui.form.grid import grid
from pages.ui.form.timeline import checked, milestones, quick
from pages.ui.form.widgets import Surroundings


def draw(section: Section, postmortem: Postmortem, around: Surroundings) -> None:
    """The section's heading and its fields; each saves by itself."""
    match section:
        case Facts():
            _heading(section)
            if section.fields:
                facts(section, postmortem, around)
            figures.draw(section, postmortem, around)
            if section.key == "measures":
                milestones.draw(postmortem, around)
        case Prose():
            prose.draw(section, postmortem)
        case Listing(key="attachments"):
            _heading(section)
            files.draw(section, postmortem, around)
        case Listing(key="timeline"):
            _heading(section)
            quick.draw(postmortem)
            listing.draw(section, postmortem, around, notes=checked.notes(postmortem))
        case Listing():
            _heading(section)
            listing.draw(section, postmortem, around)
        case Computed():
            computed.draw(section, postmortem, around)
        case _ as never:
            assert_never(never)


def _heading(section: Facts | Listing) -> None:
    st.subheader(_(section.title), anchor=False)
    if section.help:
        st.caption(_(section.help))


def facts(section: Facts, postmortem: Postmortem, around: Surroundings) -> None:
    """Two fields a row, where there is width for two."""
    group = getattr(postmortem, section.key)
    fields = [field for field in section.fields if not field.is_kept]
    grid(fields, lambda field: Place(postmortem.id, section.key, field.key), group, around)
