"""The command `afterword` with its global options; errors end in one sentence and an exit status."""

from importlib.metadata import version
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from api.cli import demo, export, listing, new, people, prose, show, timeline
from api.cli.output import Opener, statuses
from core.domain.errors import AfterwordError, StorageError
from core.i18n import LOCALES, Locale, _, use_locale
from core.messages import explain

REFUSED, IN_TROUBLE = 1, 3


class _Answers(TyperGroup):
    """Ends with a sentence on stderr instead of a traceback."""

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except AfterwordError as error:
            typer.echo(explain(error), err=True)
            raise typer.Exit(IN_TROUBLE if isinstance(error, StorageError) else REFUSED) from error


def program(open_store: Opener, language: str) -> typer.Typer:
    """The commands over a store that is opened when one of them needs it.

    `language` is any name that begins with a language's code; what is not spoken is English.
    """
    spoken: Locale = next((locale for locale in LOCALES if language.lower().startswith(locale)), "en")
    with use_locale(spoken):
        app = typer.Typer(
            cls=_Answers,
            no_args_is_help=True,
            add_completion=False,
            rich_markup_mode=None,
            pretty_exceptions_enable=False,
            help=_("Write, find and take along postmortems."),
            epilog=statuses(),
        )
        _add_options(app, spoken)
        for command in (listing, show, new, prose, export, timeline, people, demo):
            command.add(app, open_store)
    return app


def _add_options(app: typer.Typer, spoken: Locale) -> None:
    @app.callback()
    def options(
        ctx: typer.Context,
        *,
        lang: Annotated[Locale, typer.Option(help=_("Language of messages."))] = spoken,
        _version: Annotated[
            bool,
            typer.Option("--version", is_eager=True, callback=_say_version, help=_("Print the version.")),
        ] = False,
    ) -> None:
        ctx.with_resource(use_locale(lang))


def _say_version(is_asked: bool) -> None:  # noqa: FBT001 -- as Typer calls it
    if is_asked:
        typer.echo(f"Afterword {version('afterword')}")
        raise typer.Exit
