"""Restore the whole document as of a deed: what would change is shown first."""

from collections.abc import Iterator
from typing import Final

import streamlit as st

from core.document.differences import Differences
from core.document.passage_finding import between
from core.document.plain import plain
from core.document.schema import SECTIONS
from core.domain.history import Deed
from core.domain.ids import PersonId
from core.domain.passages import Cut, Put
from core.domain.postmortem import Postmortem
from core.i18n import _
from core.services import history
from pages.ui import session
from pages.ui.elements.table import Column, Row, table
from pages.ui.history import acts, line

_NOBODY: Final = PersonId("")


def draw(postmortem: Postmortem, deed: Deed) -> None:
    if not acts.may_write():
        return
    shown = st.expander(
        _("Restore the document as of here"),
        icon=":material/history:",
        key=f"whole-{deed.key}",
        on_change="rerun",
    )
    if not shown.open:
        return
    with shown:
        found = history.would_change(session.store(), postmortem.id, deed.at)
        rows = [Row(str(number), cells) for number, cells in enumerate(_told(found))]
        if not rows:
            st.caption(_("The document says the same now. There is nothing to restore."))
            return
        st.caption(_("This would change. Where the document stands (its stage) stays as it is."))
        columns = (Column(_("Where"), ""), Column(_("Now"), "wide"), Column(_("Then"), "wide"))
        table(columns, rows, key=f"would-change-{deed.key}", caption=_("What would change"), height=260)
        st.button(
            _("Restore the document"),
            key=f"restore-whole-{deed.key}",
            type="primary",
            icon=":material/history:",
            on_click=acts.restore_whole,
            args=(postmortem.id, deed.at),
        )


def _told(found: Differences) -> Iterator[tuple[str, str, str]]:
    for row in found.rows:
        name = line.named(row.section, row.row)
        now, then = ("–", name) if row.was_there else (name, "–")
        yield line.section_title(row.section), now, then
    for field in found.fields:
        place, values = field.place, (plain(field.now), plain(field.then))
        now, then = (line.spelled(place.section, place.field, value) for value in values)
        yield line.place_title(place.section, place.field), now or "–", then or "–"
    for text in found.texts:
        changed = between(text.now, text.then, _NOBODY)
        cut, put = (sum(len(p.text) for p in changed if isinstance(p, kind)) for kind in (Cut, Put))
        yield (
            _(SECTIONS[text.section].title),
            line.short(text.now),
            f"{line.short(text.then)} (−{cut} +{put})",
        )
