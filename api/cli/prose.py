"""`afterword prose`: put a text into a section of prose."""

from contextlib import closing
from typing import Annotated, BinaryIO

import typer

from api.cli import choices
from api.cli.output import Opener, statuses
from core.clock import now
from core.domain.errors import Unreadable
from core.i18n import N_, _
from core.ports import Store
from core.services import postmortems, prose


def add(app: typer.Typer, open_store: Opener) -> None:
    @app.command(
        name="prose",
        help=_("Put a text into a section of prose. Who types there at that moment loses nothing."),
        epilog=statuses(),
    )
    def write(
        name: Annotated[str, typer.Argument(metavar="POSTMORTEM", help=_("Its id or incident number."))],
        section: Annotated[
            str, typer.Argument(metavar="SECTION", help=_("The key of the section, for example root_cause."))
        ],
        file: Annotated[
            typer.FileBinaryRead,
            typer.Argument(metavar="FILE", help=_("Where the text is read from; - is the input.")),
        ],
        author: Annotated[str, typer.Option(help=_("Name of the author."))] = "",
        email: Annotated[str, typer.Option(help=_("E-mail address of the author."))] = "",
    ) -> None:
        with closing(open_store()) as store:
            _write(store, name, section, _text_of(file), (author, email))


def _text_of(file: BinaryIO) -> str:
    try:
        return file.read().decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise Unreadable(file.name, N_("a text file in UTF-8")) from problem


def _write(store: Store, name: str, section: str, text: str, author: tuple[str, str]) -> None:
    by = choices.author(store, *author)
    postmortem = postmortems.get(store, name)
    prose.write_text(store, postmortem.id, section, text, by=by, now=now())
