"""Who changed what in a postmortem, and when: latest first."""

from typing import Final

import streamlit as st

from core.document.fields import Facts, Field, Listing
from core.document.plain import from_plain, kinds
from core.document.schema import SECTIONS
from core.document.text import to_text
from core.domain.history import Change, ChangeKind, Plain
from core.domain.postmortem import Postmortem
from core.i18n import N_, _
from core.services import postmortems
from pages.ui import session
from pages.ui.elements.table import Column, Row, table

_MOST: Final = 200
_SHORT: Final = 120
_DEEDS: Final = {
    ChangeKind.CREATED: N_("Begun"),
    ChangeKind.ROW_ADDED: N_("Row added"),
    ChangeKind.ROW_REMOVED: N_("Row removed"),
    ChangeKind.ROW_RESTORED: N_("Row restored"),
}


def draw(postmortem: Postmortem) -> None:
    changes = postmortems.history(session.store(), postmortem.id, limit=_MOST)
    columns = (
        Column(_("When"), "time"),
        Column(_("Who"), "narrow"),
        Column(_("Where"), ""),
        Column(_("Before"), "wide"),
        Column(_("After"), "wide"),
    )
    rows = [Row(change.key, _cells(change)) for change in changes]
    table(columns, rows, key=f"history-{postmortem.id}", caption=_("History"))
    if len(changes) == _MOST:
        st.caption(_("The latest {count} changes.").format(count=_MOST))


def _cells(change: Change) -> tuple[str, ...]:
    when = change.at.astimezone(session.zone()).strftime("%Y-%m-%d %H:%M:%S")
    if change.kind in _DEEDS:
        return (when, change.by_name, _where(change), "", _(_DEEDS[change.kind]))
    return (
        when,
        change.by_name,
        _where(change),
        _spelled(change, change.before),
        _spelled(change, change.after),
    )


def _where(change: Change) -> str:
    """The section and, inside it, the field."""
    section = SECTIONS.get(change.section)
    if section is None:
        return ""
    field = _field(change)
    return f"{_(section.title)} · {_(field.title)}" if field else _(section.title)


def _field(change: Change) -> Field | None:
    section = SECTIONS.get(change.section)
    fields = section.fields if isinstance(section, Facts | Listing) else ()
    return next((field for field in fields if field.key == change.field), None)


def _spelled(change: Change, value: Plain) -> str:
    """As the form shows it, cut to a line or two."""
    field, section = _field(change), SECTIONS.get(change.section)
    text = str(value or "")
    if field is not None and value not in ("", None):
        owner = section.entry if isinstance(section, Listing) else type(getattr(Postmortem(), change.section))
        text = to_text(from_plain(value, kinds(owner)[field.key]), field.type, session.wording())
    return text if len(text) <= _SHORT else f"{text[:_SHORT]}…"
