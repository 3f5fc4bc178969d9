"""What follows from the document, as a table under the fields it is computed from."""

import streamlit as st

from core.document.blocks import Table
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
    is_turned = section.key == "error_budgets"
    if is_turned:
        found = _turned(found)
    columns = [
        Column(title, "wide" if place == 1 else "narrow" if is_turned and place == 0 else "")
        for place, title in enumerate(map(_line, found.header))
    ]
    rows = [Row(str(number), tuple(map(_line, cells))) for number, cells in enumerate(found.rows)]
    table(columns, rows, key=f"computed-{postmortem.id}-{section.key}", caption=_(section.title))


def _turned(given: Table) -> Table:
    """A column for each row: beside a preview there is room for more lines, not for more columns."""
    header, *rows = zip(given.header, *given.rows, strict=True)
    return Table(header, tuple(rows))


def _line(text: str) -> str:
    return text.replace("\n", " · ")
