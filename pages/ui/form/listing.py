"""Rows of a postmortem: a table, and the form of the row that is open.

A new row is stored at once and filled in afterwards, so that nothing typed into it waits for a button.
"""

from typing import Any, Final

import streamlit as st

from core.clock import now
from core.document.fields import Field, Listing
from core.document.text import to_text
from core.domain.errors import AfterwordError
from core.domain.ids import ChangeKey, PostmortemId, RowId, fresh
from core.domain.people import Person
from core.domain.place import Place
from core.domain.postmortem import Postmortem
from core.i18n import _
from core.messages import explain
from core.services import editing
from pages.ui import kinds, page_frame, session
from pages.ui.elements.table import Cell, Column, Row, table
from pages.ui.form import autosave
from pages.ui.form.grid import grid
from pages.ui.form.widgets import Surroundings

_MOST_COLUMNS: Final = 6
_HEIGHT: Final = 420
_MANY: Final = 8
_SPELLED_ELSEWHERE: Final = ("typed", "is_approximate", "media_type", "sha256")


def draw(listing: Listing, postmortem: Postmortem, around: Surroundings, *, may_add: bool = True) -> None:
    """The rows, what can be done with them, and the open one."""
    rows = getattr(postmortem, listing.key)
    if rows:
        _table(listing, postmortem, rows, around)
    _buttons(listing, postmortem, may_add=may_add)
    if failure := session.get(_note(listing, postmortem.id, "failure")):
        st.error(explain(failure))
    opened = next((row for row in rows if row.id == session.get(_note(listing, postmortem.id, "open"))), None)
    if opened is not None:
        _row(listing, postmortem, opened, around)


def open_row(listing: Listing, postmortem: PostmortemId, row: str) -> None:
    """Show this row's form when the listing is drawn next; the same row again closes it."""
    note = _note(listing, postmortem, "open")
    session.put(note, "" if session.get(note) == row else row)


def show_row(listing: Listing, postmortem: PostmortemId, row: str) -> None:
    """Have this row's form open when the listing is drawn next."""
    session.put(_note(listing, postmortem, "open"), row)


def add_key(postmortem: PostmortemId, section: str) -> str:
    """The key of the button that adds a row."""
    return f"add-{postmortem}-{section}"


def _table(listing: Listing, postmortem: Postmortem, rows: tuple[Any, ...], around: Surroundings) -> None:
    fields = _columns(listing, rows)
    table(
        [
            Column(_(field.title), kinds.column_kind(field), opens=i == _opener(fields))
            for i, field in enumerate(fields)
        ],
        [Row(row.id, tuple(_cell(row, field, around) for field in fields)) for row in rows],
        key=f"table-{postmortem.id}-{listing.key}",
        caption=_(listing.title),
        open_row=str(session.get(_note(listing, postmortem.id, "open")) or ""),
        height=_HEIGHT if len(rows) > _MANY else None,
        on_opened=lambda row: open_row(listing, postmortem.id, row),
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
    value = getattr(row, field.key)
    text = to_text(value, field.type, around.wording)
    if field.key == "at" and getattr(row, "is_approximate", False) and text:
        text = f"~{text}"
    return Cell(text, mark=kinds.mark(value))


def _buttons(listing: Listing, postmortem: Postmortem, *, may_add: bool) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        if may_add:
            st.button(
                _("Add {one}").format(one=_(listing.one)),
                key=add_key(postmortem.id, listing.key),
                icon=":material/add:",
                on_click=_add,
                args=(listing, postmortem.id),
            )
        removed = session.get(_note(listing, postmortem.id, "removed"))
        if removed:
            st.caption(_("Removed: {what}").format(what=removed[1]))
            st.button(
                _("Undo"),
                key=f"undo-{postmortem.id}-{listing.key}",
                type="tertiary",
                on_click=_restore,
                args=(listing, postmortem.id, removed[0]),
            )


def _row(listing: Listing, postmortem: Postmortem, row: Any, around: Surroundings) -> None:
    with st.container(border=True, key=f"row-{row.id}"):
        fields = [field for field in listing.fields if not field.is_kept]
        grid(fields, lambda field: Place(postmortem.id, listing.key, field.key, row.id), row, around)
        with st.container(horizontal=True):
            st.button(
                _("Done"),
                key=f"close-{row.id}",
                icon=":material/check:",
                on_click=open_row,
                args=(listing, postmortem.id, row.id),
            )
            st.button(
                _("Remove"),
                key=f"remove-{row.id}",
                type="tertiary",
                icon=":material/delete:",
                on_click=_remove,
                args=(listing, postmortem.id, row, _name(listing, row, around)),
            )


def _name(listing: Listing, row: Any, around: Surroundings) -> str:
    """What the row is called when it is gone."""
    words = (to_text(getattr(row, field.key), field.type, around.wording) for field in listing.fields)
    return next((word for word in words if word), "–")[:60]


def _add(listing: Listing, postmortem: PostmortemId) -> None:
    row = listing.entry(id=RowId(fresh()))
    if _done(listing, postmortem, editing.add_row, row):
        show_row(listing, postmortem, row.id)
        first = next(field for field in listing.fields if not field.is_kept)
        page_frame.move_focus(autosave.key_of(Place(postmortem, listing.key, first.key, row.id)))


def _remove(listing: Listing, postmortem: PostmortemId, row: Any, name: str) -> None:
    if _done(listing, postmortem, editing.remove_row, row.id):
        session.put(_note(listing, postmortem, "removed"), (row.id, name))


def _restore(listing: Listing, postmortem: PostmortemId, row: RowId) -> None:
    if _done(listing, postmortem, editing.restore_row, row):
        session.pop(_note(listing, postmortem, "removed"))
        show_row(listing, postmortem, row)


def _done(listing: Listing, postmortem: PostmortemId, verb: Any, row: Any) -> bool:
    """Whether the store took the change; if not, the reason is noted for the reader."""
    by: Person = session.person()
    failure: AfterwordError | None = None
    try:
        verb(session.store(), postmortem, listing.key, row, by=by, now=now(), key=ChangeKey(fresh()))
    except AfterwordError as error:
        failure = error
    session.put(_note(listing, postmortem, "failure"), failure)
    return failure is None


def _note(listing: Listing, postmortem: PostmortemId, name: str) -> str:
    return f"{name}-{postmortem}-{listing.key}"
