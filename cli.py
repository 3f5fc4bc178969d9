"""The entry point of the command `afterword`: reads the settings and hands over how to open the store."""

import sys
from functools import partial

from api.cli import program
from core.settings import Settings
from storage import open_store


def app() -> None:
    try:
        settings = Settings()
    except ValueError as error:
        sys.exit(f"The environment variables AFTERWORD_… cannot be read: {error}")
    program(partial(open_store, settings), settings.language)()
