"""What is wrong with a field, under its widget: not understood, not saved, or changed by somebody else."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from core.domain.errors import Conflict, NotFound, Unreadable
from core.domain.place import Place
from core.i18n import _
from core.messages import explain
from pages.ui import session
from pages.ui.elements.conflict import Side, conflict
from pages.ui.form import autosave, bases, differences
from pages.ui.form.autosave import Trouble, Write


def draw(place: Place, write: Write, spell: Callable[[object], str]) -> None:
    """Nothing while all is well. `spell` gives a value of the field in words."""
    found = autosave.trouble(place)
    if found is None:
        return
    match found.error:
        case Unreadable() as error:
            st.caption(f":material/info: {explain(error)}")
        case Conflict() as error:
            _conflict(found, error, write, spell)
        case NotFound() if place.row:
            st.caption(":material/info: " + _("Kept here until the row is back."))
        case error:
            st.error(_("Not saved: {why}").format(why=explain(error)))
            st.button(
                _("Save again"),
                key=f"again-{autosave.key_of(place)}",
                on_click=autosave.try_again,
                args=(place, write),
            )


def _conflict(found: Trouble, error: Conflict, write: Write, spell: Callable[[object], str]) -> None:
    """Nothing is overwritten before a person picks."""
    theirs, mine = differences.marked(spell(error.theirs), spell(error.mine))
    before = "" if found.base.value is bases.UNKNOWN else spell(found.base.value)
    conflict(
        _title(found),
        (
            Side(_("Before"), differences.plain(before)),
            Side(_("Theirs"), theirs),
            Side(_("Yours"), mine),
        ),
        key=f"conflict-{autosave.key_of(found.place)}",
        hint=_("Nothing was overwritten. For something third, change yours in the field, then keep it."),
        take=_("Take theirs"),
        keep=_("Keep mine"),
        on_theirs=partial(autosave.take_theirs, found.place),
        on_mine=partial(autosave.keep_mine, found.place, write),
    )


def _title(found: Trouble) -> str:
    if found.rival is None:
        return _("Somebody else has changed this since you began.")
    time = found.rival.at.astimezone(session.zone()).strftime("%H:%M")
    return _("{name} has changed this at {time}, since you began.").format(name=found.rival.name, time=time)
