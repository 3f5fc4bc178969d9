"""Who changed what in a postmortem, and when: latest first."""

from typing import Final

import streamlit as st

from core.document.fields import Prose
from core.document.schema import SECTIONS, field_of
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
    return (when, change.by_name, _where(change), _short(change.before), _short(change.after))


def _where(change: Change) -> str:
    """The section and, inside it, the field."""
    section = SECTIONS.get(change.section)
    if section is None:
        return ""
    if isinstance(section, Prose) or not change.field:
        return _(section.title)
    try:
        return f"{_(section.title)} · {_(field_of(section, change.field).title)}"
    except KeyError:
        return f"{_(section.title)} · {change.field}"


def _short(value: Plain) -> str:
    text = "" if value is None else str(value)
    return text if len(text) <= _SHORT else f"{text[:_SHORT]}…"
