"""`afterword list`: the register as a table or as JSON."""

from contextlib import closing
from typing import Annotated

import typer

from api.cli import choices
from api.cli.output import Format, Opener, of_entry, say, say_json, statuses, table
from core.domain.profile import Profile
from core.domain.register import Entry, Filter
from core.domain.taxonomy import LABELS
from core.i18n import _
from core.services import register, workspace


def add(app: typer.Typer, open_store: Opener) -> None:
    @app.command("list", help=_("List postmortems, newest incident first."), epilog=statuses())
    def list_(
        text: Annotated[str, typer.Option(help=_("Look for this in title, number and services."))] = "",
        severity: Annotated[str, typer.Option(help=_("Only of this severity, for example P0."))] = "",
        stage: Annotated[str, typer.Option(help=_("Only at this stage, for example draft."))] = "",
        service: Annotated[str, typer.Option(help=_("Only those that affected this service."))] = "",
        limit: Annotated[int, typer.Option(min=1, help=_("At most so many."))] = 100,
        format_: Annotated[Format, typer.Option("--format", help=_("How to print them."))] = "table",
    ) -> None:
        with closing(open_store()) as store:
            profile = workspace.profile(store)
            narrowed = Filter(
                text=text,
                severity=choices.severity(severity, profile) if severity else None,
                stage=choices.stage(stage) if stage else None,
                service=service,
            )
            entries = register.find(store, narrowed, limit=limit).entries
        if format_ == "json":
            say_json([of_entry(entry) for entry in entries])
        elif entries:
            say(_table(entries, profile))


def _table(entries: tuple[Entry, ...], profile: Profile) -> str:
    header = (_("Number"), _("Date"), _("Severity"), _("Stage"), _("Services"), _("Title"), _("Id"))
    return table(header, [_row(entry, profile) for entry in entries])


def _row(entry: Entry, profile: Profile) -> tuple[str, ...]:
    rule = entry.severity and profile.severities.get(entry.severity)
    day = entry.occurred_on or (entry.started_at and entry.started_at.date())
    return (
        entry.number,
        day.isoformat() if day else "",
        _(rule.name) if rule else entry.severity or "",
        _(LABELS[entry.stage]),
        ", ".join(entry.services),
        entry.title,
        entry.id,
    )
