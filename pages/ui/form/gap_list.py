"""What is still missing before the next stage; each gap leads to its field."""

from collections.abc import Sequence
from typing import Final, assert_never

import streamlit as st

from core.document.fields import Computed, Facts, Listing, Prose
from core.document.readiness import Gap
from core.document.schema import SECTIONS
from core.domain.place import Place
from core.domain.postmortem import Postmortem
from core.domain.taxonomy import LABELS, Stage
from core.i18n import _, ngettext
from pages.ui import page_frame
from pages.ui.form import autosave, listing, prose, step

_SHOWN: Final = 8


def draw(postmortem: Postmortem, missing: Sequence[Gap], goal: Stage, *, key: str) -> None:
    """A line of links, or the good news that nothing is missing."""
    stage = _(LABELS[goal])
    if not missing:
        st.caption(":material/check: " + _("Nothing is missing for the stage “{stage}”.").format(stage=stage))
        return
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key=f"gaps-{key}"):
        st.caption(_("Missing for the stage “{stage}”:").format(stage=stage), width="content")
        for number, gap in enumerate(missing[:_SHOWN]):
            st.button(
                gap.title(), key=f"gap-{key}-{number}", type="tertiary", on_click=lead, args=(postmortem, gap)
            )
        if (more := len(missing) - _SHOWN) > 0:
            st.caption(
                ngettext("and {count} more", "and {count} more", more).format(count=more), width="content"
            )


def lead(postmortem: Postmortem, gap: Gap) -> None:
    """Open the gap's step and row, and put the focus on its field."""
    step.choose(gap.step)
    match SECTIONS[gap.section]:
        case Prose():
            page_frame.move_focus(prose.key_of(postmortem.id, gap.section))
        case Listing() if gap.field is None:
            page_frame.move_focus(listing.add_key(postmortem.id, gap.section))
        case Listing() as section:
            if gap.row:
                listing.show_row(section, postmortem.id, gap.row)
            page_frame.move_focus(
                autosave.key_of(Place(postmortem.id, gap.section, gap.field or "", gap.row))
            )
        case Facts() as section:
            first = gap.field or section.fields[0].key
            page_frame.move_focus(autosave.key_of(Place(postmortem.id, gap.section, first)))
        case Computed():
            return  # it cannot be missing
        case _ as never:
            assert_never(never)
