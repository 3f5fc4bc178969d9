"""`afterword show`: the whole content of one postmortem as JSON."""

from contextlib import closing
from typing import Annotated, Literal

import typer

from api.cli.output import Opener, say_json, statuses
from core.document.plain import to_plain
from core.i18n import _
from core.services import postmortems


def add(app: typer.Typer, open_store: Opener) -> None:
    @app.command(help=_("Print everything that a postmortem says."), epilog=statuses())
    def show(
        name: Annotated[str, typer.Argument(metavar="ID", help=_("Its id or incident number."))],
        _format: Annotated[Literal["json"], typer.Option("--format", help=_("How to print it."))] = "json",
    ) -> None:
        with closing(open_store()) as store:
            postmortem = postmortems.get(store, name)
        say_json({"id": postmortem.id, **to_plain(postmortem)})
