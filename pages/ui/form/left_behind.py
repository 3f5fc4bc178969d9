"""What an earlier tab has left behind for fields that are not on the page: stored, or shown until somebody decides."""

from functools import partial
from typing import Final

import streamlit as st

from core.document.fields import Facts, Field, Listing
from core.document.schema import SECTIONS
from core.domain.ids import PostmortemId, RowId
from core.domain.place import Place
from core.domain.postmortem import Postmortem
from core.i18n import _
from pages.ui import page_frame, session
from pages.ui.elements.field import Typed
from pages.ui.elements.strays import Letter, strays
from pages.ui.form import autosave, bases, listing, row_verbs, step, typed
from pages.ui.form.autosave import Base, Trouble
from pages.ui.form.labels import label_of
from pages.ui.form.widgets import Surroundings, write_of

_LONGEST: Final = 60


def draw(postmortem: Postmortem, around: Surroundings) -> None:
    """Nothing to see unless something is waiting for a decision."""
    waiting = {key: name for key, name in _names(postmortem.id).items() if _waits(postmortem.id, key)}
    strays(
        f"w-{postmortem.id}-",
        key=f"strays-{postmortem.id}",
        answers={key: name for key, name in _names(postmortem.id).items() if key not in waiting},
        dropped=row_verbs.dropped(postmortem.id),
        on_found=partial(_take, postmortem.id, around),
    )
    held = [each for each in autosave.troubles(postmortem.id) if autosave.key_of(each.place) in waiting]
    if not held:
        return
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key="left-behind"):
        st.caption(_("You typed this before, and it is not saved yet:"), width="content")
        for each in held:
            st.button(
                _named(each),
                key=f"left-{autosave.key_of(each.place)}",
                type="tertiary",
                on_click=_lead,
                args=(postmortem.id, each),
            )


def _take(postmortem: PostmortemId, around: Surroundings, letter: Letter) -> None:
    place = Place(postmortem, letter.section, letter.field, RowId(letter.row) if letter.row else None)
    if (field := _field(place)) is None:
        return
    write, final = write_of(place, field, around), letter.typed
    if letter.before is not None:
        typed.receive(place, field.type, write, letter.before)
        if autosave.trouble(place) is None:
            base = bases.spelled(Base(autosave.settled(place)))
            final = Typed(final.text, base, final.key)
    typed.receive(place, field.type, write, final)
    session.put(f"letters-{postmortem}", {**_names(postmortem), autosave.key_of(place): final.key})


def _field(place: Place) -> Field | None:
    """What the schema says of it, if a person may type there."""
    section = SECTIONS.get(place.section)
    if not isinstance(section, Facts | Listing) or isinstance(section, Listing) is not bool(place.row):
        return None
    return next((each for each in section.fields if each.key == place.field and not each.is_kept), None)


def _names(postmortem: PostmortemId) -> dict[str, str]:
    """The messages that have come, by the key of their field."""
    found = session.get(f"letters-{postmortem}")
    return found if isinstance(found, dict) else {}


def _waits(postmortem: PostmortemId, key: str) -> bool:
    return any(autosave.key_of(each.place) == key for each in autosave.troubles(postmortem))


def _named(held: Trouble) -> str:
    field = _field(held.place)
    title = label_of(field) if field else held.place.field
    return _("{title}: “{text}”").format(title=title, text=str(held.mine)[:_LONGEST])


def _lead(postmortem: PostmortemId, held: Trouble) -> None:
    """Open the field's step and row; a row that is gone says so there."""
    section = SECTIONS[held.place.section]
    step.choose(section.step)
    if isinstance(section, Listing) and held.place.row:
        listing.show_row(section, postmortem, held.place.row)
    page_frame.move_focus(autosave.key_of(held.place))
