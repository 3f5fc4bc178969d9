"""What follows from the document, as a table under the fields it is computed from."""

import streamlit as st

from core.document.computed import to_table
from core.document.fields import Computed
from core.domain.postmortem import Postmortem
from core.i18n import _
from pages.ui.elements.table import Column, Row, table
from pages.ui.form.writes import Surroundings


def draw(section: Computed, postmortem: Postmortem, around: Surroundings) -> None:
    """With what has no figure yet, and why; nothing while there is nothing to compute from."""
    found = to_table(section.key, postmortem, around.wording, is_whole=True)
    if found is None:
        return
    st.markdown(f"**{_(section.title)}**")
    if section.help:
        st.caption(_(section.help))
    columns = [Column(title, "wide" if number < 2 else "") for number, title in enumerate(found.header)]  # noqa: PLR2004 -- names and times
    rows = [Row(str(number), cells) for number, cells in enumerate(found.rows)]
    table(columns, rows, key=f"computed-{postmortem.id}-{section.key}", caption=_(section.title))
