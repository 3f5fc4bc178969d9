"""Rows of a postmortem: a table, and the form of the row that is open.

A new row is stored at once and filled in afterwards, so that nothing typed into it waits for a button.
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final, TypeAlias

import streamlit as st

from core.document.fields import Field, Listing
from core.domain.ids import PostmortemId, RowId
from core.domain.postmortem import Postmortem
from core.i18n import _
from core.messages import explain
from pages.ui import badges, kinds, session
from pages.ui.elements.table import Cell, Column, Row, table
from pages.ui.form import row_form, row_verbs
from pages.ui.form.labels import spelled
from pages.ui.form.row_verbs import note, show_row
from pages.ui.form.writes import Surroundings

__all__ = ["add_key", "draw", "show_row"]

Notes: TypeAlias = Mapping[RowId | None, Sequence[str]]
"""By row; under None what concerns the listing as a whole."""

NO_NOTES: Final[Notes] = MappingProxyType({})
_MOST_COLUMNS: Final = 6
_HEIGHT: Final = 420
_MANY: Final = 8
_SPELLED_ELSEWHERE: Final = ("typed", "is_approximate", "media_type", "sha256")


def draw(
    listing: Listing,
    postmortem: Postmortem,
    around: Surroundings,
    *,
    may_add: bool = True,
    notes: Notes = NO_NOTES,
) -> None:
    """The rows, what can be done with them, and the open one. `notes` are sentences beside the rows."""
    rows = getattr(postmortem, listing.key)
    if rows:
        _table(listing, postmortem, rows, around, notes)
        for note_ in notes.get(None, ()):
            st.markdown(f":orange[:material/warning: {badges.escape(note_)}]")
    _buttons(listing, postmortem, may_add=may_add)
    if failure := session.get(note(listing, postmortem.id, "failure")):
        st.error(explain(failure))
    row_form.draw(listing, postmortem, around)


def add_key(postmortem: PostmortemId, section: str) -> str:
    """The key of the button that adds a row."""
    return f"add-{postmortem}-{section}"


def _table(
    listing: Listing, postmortem: Postmortem, rows: tuple[Any, ...], around: Surroundings, notes: Notes
) -> None:
    fields = _columns(listing, rows)
    table(
        [
            Column(_(field.title), kinds.column_kind(field), opens=i == _opener(fields))
            for i, field in enumerate(fields)
        ],
        [
            Row(
                row.id,
                tuple(_cell(row, field, around) for field in fields),
                notes=tuple(notes.get(row.id, ())),
            )
            for row in rows
        ],
        key=f"table-{postmortem.id}-{listing.key}",
        caption=_(listing.title),
        open_row=row_verbs.opened(listing, postmortem.id),
        height=_HEIGHT if len(rows) > _MANY else None,
        on_opened=lambda row: row_verbs.open_row(listing, postmortem.id, row),
    )


def _columns(listing: Listing, rows: tuple[Any, ...]) -> list[Field]:
    """The first fields in which some row says something."""
    said = [
        field
        for field in listing.fields
        if field.key not in _SPELLED_ELSEWHERE
        and any(getattr(row, field.key) not in ("", None, False) for row in rows)
    ]
    return said[:_MOST_COLUMNS] or list(listing.fields[:2])


def _opener(fields: list[Field]) -> int:
    """The first column with words, not a key or a time."""
    return next((i for i, field in enumerate(fields) if kinds.column_kind(field) == "wide"), 0)


def _cell(row: Any, field: Field, around: Surroundings) -> Cell:
    return Cell(spelled(row, field, around.wording), mark=kinds.mark(getattr(row, field.key)))


def _buttons(listing: Listing, postmortem: Postmortem, *, may_add: bool) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        if may_add:
            st.button(
                _("Add {one}").format(one=_(listing.one)),
                key=add_key(postmortem.id, listing.key),
                icon=":material/add:",
                on_click=row_verbs.add,
                args=(listing, postmortem.id),
            )
        removed = session.get(note(listing, postmortem.id, "removed"))
        if removed:
            st.caption(_("Removed: {what}").format(what=removed[1]))
            st.button(
                _("Undo"),
                key=f"undo-{postmortem.id}-{listing.key}",
                type="tertiary",
                on_click=row_verbs.restore,
                args=(listing, postmortem.id, removed[0]),
            )
