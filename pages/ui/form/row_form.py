"""The form of the open row, also of one that somebody else has removed while it was written in."""

from typing import Any, Final

import streamlit as st

from core.document.fields import Field, Listing
from core.document.text import to_text
from core.domain.ids import RowId
from core.domain.place import Place
from core.domain.postmortem import Postmortem
from core.i18n import _
from pages.ui import session
from pages.ui.form import row_verbs
from pages.ui.form.grid import grid
from pages.ui.form.rivals import Rival, rival
from pages.ui.form.row_verbs import note
from pages.ui.form.writes import Surroundings

_LONGEST: Final = 60


def draw(listing: Listing, postmortem: Postmortem, around: Surroundings) -> None:
    """Nothing while no row is open. A row that is gone stays as it was seen last: typing goes on in it."""
    opened = row_verbs.opened(listing, postmortem.id)
    if not opened:
        return
    rows = getattr(postmortem, listing.key)
    row = next((row for row in rows if row.id == opened), None)
    seen = note(listing, postmortem.id, "seen")
    is_gone = row is None
    if row is not None:
        session.put(seen, row)
        session.pop(note(listing, postmortem.id, "remover"))
    else:
        last = session.get(seen)
        row = last if last is not None and last.id == opened else listing.entry(id=RowId(opened))
    with st.container(border=True, key=f"row-{opened}"):
        if is_gone:
            _gone(listing, postmortem, RowId(opened), around)
        fields = [field for field in listing.fields if not field.is_kept]
        grid(fields, lambda field: _place(listing, postmortem, field, RowId(opened)), row, around)
        if not is_gone:
            _buttons(listing, postmortem, row, around)


def name(listing: Listing, row: Any, around: Surroundings) -> str:
    """What the row is called when it is gone."""
    words = (to_text(getattr(row, field.key), field.type, around.wording) for field in listing.fields)
    return next((word for word in words if word), "–")[:_LONGEST]


def _place(listing: Listing, postmortem: Postmortem, field: Field, row: RowId) -> Place:
    return Place(postmortem.id, listing.key, field.key, row)


def _buttons(listing: Listing, postmortem: Postmortem, row: Any, around: Surroundings) -> None:
    with st.container(horizontal=True):
        st.button(
            _("Done"),
            key=f"close-{row.id}",
            icon=":material/check:",
            on_click=row_verbs.open_row,
            args=(listing, postmortem.id, row.id),
        )
        st.button(
            _("Remove"),
            key=f"remove-{row.id}",
            type="tertiary",
            icon=":material/delete:",
            on_click=row_verbs.remove,
            args=(listing, postmortem.id, row.id, name(listing, row, around)),
        )


def _gone(listing: Listing, postmortem: Postmortem, row: RowId, around: Surroundings) -> None:
    """Who has removed it, and the two ways out."""
    by = _remover(listing, postmortem, row)
    if by:
        told = _("{name} has removed this row. What you typed is kept here. Bring the row back?").format(
            name=by.name
        )
    else:
        told = _("This row has been removed. What you typed is kept here. Bring it back?")
    st.warning(told)
    with st.container(horizontal=True):
        st.button(
            _("Bring it back"),
            key=f"back-{row}",
            icon=":material/undo:",
            on_click=row_verbs.restore_mine,
            args=(listing, postmortem, row, around),
        )
        st.button(
            _("Let it go"),
            key=f"let-go-{row}",
            type="tertiary",
            on_click=row_verbs.let_go,
            args=(listing, postmortem.id, row),
        )


def _remover(listing: Listing, postmortem: Postmortem, row: RowId) -> Rival | None:
    """By the history, read once."""
    kept = note(listing, postmortem.id, "remover")
    known = session.get(kept)
    if known is None or known[0] != row:
        known = session.put(kept, (row, rival(session.store(), Place(postmortem.id, listing.key, "", row))))
    found: Rival | None = known[1]
    return found
