"""What is wrong with a field, under its widget: not understood, not saved, or changed by somebody else."""

import streamlit as st

from core.document.fields import Field
from core.document.text import to_text
from core.document.wording import Wording
from core.domain.errors import Conflict, Unreadable
from core.domain.place import Place
from core.i18n import _
from core.messages import explain
from pages.ui.form import autosave


def draw(place: Place, field: Field, wording: Wording) -> None:
    """Nothing while all is well."""
    found = autosave.trouble(place)
    if found is None:
        return
    match found.error:
        case Unreadable() as error:
            st.caption(f":material/info: {explain(error)}")
        case Conflict() as conflict:
            _conflict(place, field, conflict, wording)
        case error:
            st.error(_("Not saved: {why}").format(why=explain(error)))
            st.button(
                _("Save again"),
                key=f"again-{autosave.key_of(place)}",
                on_click=autosave.save,
                args=(place, found.mine),
                kwargs={"base": autosave.seen(place)},
            )


def _conflict(place: Place, field: Field, conflict: Conflict, wording: Wording) -> None:
    """Both values, and a button for each; nothing is overwritten before a person picks."""
    key = autosave.key_of(place)
    with st.container(border=True, key=f"conflict-{key}"):
        st.markdown(_("Somebody else has changed this since you began."))
        for title, value in ((_("Theirs"), conflict.theirs), (_("Yours"), conflict.mine)):
            st.caption(title)
            st.text(to_text(value, field.type, wording) or "–")
        with st.container(horizontal=True):
            st.button(_("Take theirs"), key=f"theirs-{key}", on_click=autosave.take_theirs, args=(place,))
            st.button(_("Keep mine"), key=f"mine-{key}", on_click=autosave.keep_mine, args=(place,))
