"""One deed of the history, opened: all of what was done, and what can be brought back."""

import streamlit as st

from core.document.plain import plain
from core.domain.errors import NotFound
from core.domain.history import Change, ChangeKind, Deed, Revision
from core.domain.ids import ChangeKey, PostmortemId
from core.domain.place import Place
from core.domain.postmortem import Postmortem
from core.i18n import _
from pages.ui import session
from pages.ui.elements.passages import Piece, passages
from pages.ui.history import acts, comparing, line, whole


def open_deed(postmortem: PostmortemId, key: str) -> None:
    """Show this one when the history is drawn next."""
    session.put(f"history-open-{postmortem}", key)
    session.pop(f"history-outcome-{postmortem}")


def draw(postmortem: Postmortem) -> None:
    """The one that is open, if one is."""
    note = f"history-open-{postmortem.id}"
    if not (key := session.get(note)):
        return
    with session.store().read() as work:
        deed = work.revisions.get(ChangeKey(key)) or work.history.get(ChangeKey(key))
    if deed and deed.postmortem == postmortem.id:
        show = st.dialog(
            line.where(deed) or _("The whole document"), width="large", on_dismiss=lambda: session.pop(note)
        )
        show(_deed)(postmortem, deed)


def _deed(postmortem: Postmortem, deed: Deed) -> None:
    if not session.get(f"history-open-{postmortem.id}"):
        st.rerun()  # something was brought back: a dialog closes only with the page around it
    at = deed.at.astimezone(session.zone()).strftime("%Y-%m-%d %H:%M:%S")
    st.caption(f"{at} · {line.who(deed)}")
    if isinstance(deed, Revision):
        comparing.draw(postmortem, deed)
    else:
        _change(deed)
    whole.draw(postmortem, deed)


def _change(change: Change) -> None:
    match change.kind:
        case ChangeKind.FIELD:
            _field(change)
        case ChangeKind.ROW_REMOVED:
            st.text(_("Row removed"))
            if acts.may_write():
                st.button(
                    _("Bring back"),
                    key=f"bring-back-{change.key}",
                    icon=":material/undo:",
                    on_click=acts.bring_back,
                    args=(change,),
                )
        case _:
            st.text(line.deed_title(change))


def _field(change: Change) -> None:
    before, after = (
        line.spelled(change.section, change.field, value) for value in (change.before, change.after)
    )
    pieces = [Piece(before, "cut"), Piece(after, "put")]
    passages(
        [piece for piece in pieces if piece.text], key=f"values-{change.key}", label=_("Before and after")
    )
    place = Place(change.postmortem, change.section, change.field, change.row)
    if not acts.may_write() or not line.may_be_set(change):
        return
    try:
        with session.store().read() as work:
            seen = work.fields.read(place)
    except NotFound:
        st.caption(_("The row is not there any more. Bring it back first."))
        return
    if plain(seen) != change.before:
        st.button(
            _("Restore the earlier value"),
            key=f"restore-value-{change.key}",
            icon=":material/undo:",
            on_click=acts.restore_field,
            args=(change, seen),
        )
