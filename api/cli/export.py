"""`afterword export`: one postmortem as a document, into a file or down a pipe."""

import sys
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Annotated, Literal

import typer

from api.cli import choices
from api.cli.output import Opener, statuses
from core.i18n import Locale, _, as_locale
from core.services import attachments, objectives, postmortems, transfer, workspace

PIPE = Path("-")


def add(app: typer.Typer, open_store: Opener) -> None:
    @app.command(help=_("Write a postmortem as a Markdown or Word document."), epilog=statuses())
    def export(
        name: Annotated[str, typer.Argument(metavar="ID", help=_("Its id or incident number."))],
        format_: Annotated[
            Literal["md", "docx"], typer.Option("--format", help=_("Kind of document."))
        ] = "md",
        template: Annotated[str, typer.Option(help=_("Else the postmortem's own."))] = "",
        language: Annotated[Locale | None, typer.Option(help=_("Else the postmortem's own."))] = None,
        output: Annotated[
            Path,
            typer.Option(
                "--output", "-o", help=_("A file, a folder to put it in, or - for standard output.")
            ),
        ] = PIPE,
    ) -> None:
        with closing(open_store()) as store:
            postmortem = postmortems.get(store, name)
            profile = workspace.profile(store)
            papers = postmortem.papers
            document = transfer.export(
                postmortem,
                format_=format_,
                template=choices.template(template or papers.template),
                language=language or as_locale(papers.language),
                profile=profile,
                content=partial(attachments.content, store, postmortem.id),
                promises=objectives.promises(store, postmortem),
            )
        if output == PIPE:
            _print(document.content, is_text=format_ == "md")
        else:
            _write(output / document.name if output.is_dir() else output, document.content)


def _print(content: bytes, *, is_text: bool) -> None:
    if not is_text and sys.stdout.isatty():
        raise typer.BadParameter(_("A terminal cannot show this; name a file."), param_hint="--output")
    typer.echo(content, nl=False)


def _write(path: Path, content: bytes) -> None:
    try:
        path.write_bytes(content)
    except OSError as error:
        typer.echo(_("{path} cannot be written: {reason}").format(path=path, reason=error.strerror), err=True)
        raise typer.Exit(1) from error
