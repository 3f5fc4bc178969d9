"""Postmortems in a table: the same columns wherever they are listed."""

from collections.abc import Sequence

from core.domain.register import Entry
from core.i18n import _
from core.metrics.spans import spell_span
from pages.ui import kinds, session
from pages.ui.elements.table import Cell, Column, Row, table


def entry_table(entries: Sequence[Entry], *, key: str) -> str:
    """Draw it; the id of the postmortem that was just opened, else nothing."""
    columns = (
        Column(_("Number"), "narrow"),
        Column(_("Title"), "wide", opens=True),
        Column(_("Severity"), "narrow"),
        Column(_("Services"), ""),
        Column(_("Date"), "time"),
        Column(_("Duration"), "time"),
        Column(_("Stage"), "narrow"),
        Column(_("Items done"), "number"),
        Column(_("Author"), "narrow"),
    )
    rows = [Row(entry.id, _cells(entry)) for entry in entries]
    return table(columns, rows, key=key, caption=_("Postmortems"), opens=True)


def _cells(entry: Entry) -> tuple[str | Cell, ...]:
    return (
        entry.number,
        entry.title,
        kinds.severity(entry.severity, session.profile()),
        ", ".join(entry.services),
        _day(entry),
        _duration(entry),
        kinds.stage(entry.stage),
        f"{entry.items_done} / {entry.items}" if entry.items else "",
        entry.author,
    )


def _day(entry: Entry) -> str:
    if entry.occurred_on:
        return entry.occurred_on.isoformat()
    return entry.started_at.astimezone(session.zone()).date().isoformat() if entry.started_at else ""


def _duration(entry: Entry) -> str:
    if entry.started_at is None or entry.resolved_at is None or entry.resolved_at < entry.started_at:
        return ""
    return spell_span((entry.resolved_at - entry.started_at).total_seconds() / 60)
