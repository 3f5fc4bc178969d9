"""Action items in a table, overdue ones marked with a word."""

from collections.abc import Iterable

from core.clock import now
from core.domain.action_items import ActionItem
from core.domain.register import Entry
from core.domain.taxonomy import LABELS
from core.i18n import _
from pages.ui import session
from pages.ui.elements.table import Cell, Column, Row, table


def action_table(items: Iterable[tuple[Entry, ActionItem]], *, key: str) -> str:
    """Draw it; the id of the postmortem of the item that was just opened, else nothing."""
    columns = (
        Column(_("Due"), "time"),
        Column(_("Action"), "wide", opens=True),
        Column(_("Priority"), "narrow"),
        Column(_("Status"), "narrow"),
        Column(_("Postmortem"), "wide"),
    )
    of = {item.id: (entry, item) for entry, item in items}
    rows = [Row(id_, _cells(entry, item)) for id_, (entry, item) in of.items()]
    opened = table(columns, rows, key=key, caption=_("Action items"), opens=True)
    return next((entry.id for id_, (entry, _item) in of.items() if id_ == opened), "")


def _cells(entry: Entry, item: ActionItem) -> tuple[str | Cell, ...]:
    rule = session.profile().priorities.get(item.priority) if item.priority else None
    return (
        _due(item),
        f"{item.key} {item.title}".strip(),
        _(rule.name) if rule else "",
        _(LABELS[item.status]),
        f"{entry.number} {entry.title}".strip(),
    )


def _due(item: ActionItem) -> str | Cell:
    if item.due_on is None:
        return ""
    today = now().astimezone(session.zone()).date()
    if item.is_overdue(today):
        return Cell(_("{day} overdue").format(day=item.due_on.isoformat()), "bad")
    return item.due_on.isoformat()
