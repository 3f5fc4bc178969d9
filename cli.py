"""The entry point of the command `afterword`: reads the settings and hands over how to open the store."""

import sys
from functools import partial

from api.cli import program
from core.i18n import _
from core.settings import Settings
from storage import open_store

NOT_UNDERSTOOD = 2


def app() -> None:
    try:
        settings = Settings()
    except ValueError as error:
        print(_("An environment variable cannot be read: {error}.").format(error=error), file=sys.stderr)  # noqa: T201 -- a command
        sys.exit(NOT_UNDERSTOOD)
    program(partial(open_store, settings), settings.language)()
