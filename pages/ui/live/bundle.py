"""The scripts that `frontend/` builds, found by the beginning of their names: the rest changes with their content."""

from functools import cache
from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).parent / "bundle"


@cache
def script(entry: str) -> str:
    """The address of an entry, `live` or `editor`, from the root of the app."""
    (path,) = FOLDER.glob(f"{entry}-*.js")
    return f"assets/{path.name}"
