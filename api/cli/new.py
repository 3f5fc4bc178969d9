"""`afterword new`: begin a postmortem and print its id."""

from contextlib import closing
from typing import Annotated, Literal

import typer

from api.cli import choices
from api.cli.output import Opener, say, say_json, statuses
from core.clock import now
from core.domain.ids import ChangeKey, PostmortemId, fresh
from core.i18n import _
from core.services import postmortems, workspace


def add(app: typer.Typer, open_store: Opener) -> None:
    @app.command(help=_("Begin a postmortem and print its id."), epilog=statuses())
    def new(
        title: Annotated[str, typer.Argument(metavar="TITLE", help=_("What failed, for whom, in one line."))],
        severity: Annotated[
            str, typer.Option(help=_("By the name that your team gives it, for example P0."))
        ],
        like: Annotated[
            str, typer.Option(help=_("Take services, people and channels from this one (its id or number)."))
        ] = "",
        author: Annotated[str, typer.Option(help=_("Name of the author."))] = "",
        email: Annotated[str, typer.Option(help=_("E-mail address of the author."))] = "",
        format_: Annotated[
            Literal["id", "json"], typer.Option("--format", help=_("How to print it."))
        ] = "id",
    ) -> None:
        with closing(open_store()) as store:
            made = postmortems.create(
                store,
                id_=PostmortemId(fresh()),
                title=title,
                severity=choices.severity(severity, workspace.profile(store)),
                by=choices.author(store, author, email),
                now=now(),
                key=ChangeKey(fresh()),
                like=like or None,
            )
            if format_ == "json":
                incident = made.incident
                say_json([{"id": made.id, "number": incident.number, "title": incident.title}])
            else:
                say(made.id)
