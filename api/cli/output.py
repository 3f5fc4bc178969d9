"""What the commands print: UTF-8 whatever the terminal's encoding, and records as JSON with keys in order."""

import json
from collections.abc import Callable, Sequence
from dataclasses import fields
from typing import Any, Literal, TypeAlias

import typer

from core.document.plain import plain
from core.domain.register import Entry
from core.i18n import _
from core.ports import Store

Opener: TypeAlias = Callable[[], Store]
Format: TypeAlias = Literal["table", "json"]


def statuses() -> str:
    """What the exit status tells, for the foot of each command's help."""
    return _(
        "Exit status: 0 done; 1 not found or refused; 2 the command was not understood; "
        "3 the database cannot be used."
    )


def say(text: str) -> None:
    typer.echo(text.encode())


def say_json(record: object) -> None:
    say(json.dumps(record, ensure_ascii=False, indent=2))


def of_entry(entry: Entry) -> dict[str, Any]:
    """What the register knows of a postmortem, as JSON can hold it."""
    known = {field.name: getattr(entry, field.name) for field in fields(entry)}
    return {name: list(value) if name == "services" else plain(value) for name, value in known.items()}


def table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Columns as wide as their widest cell, two spaces apart."""
    widths = [max(map(len, column)) for column in zip(header, *rows, strict=True)]
    lines = (
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in (header, *rows)
    )
    return "\n".join(lines)
