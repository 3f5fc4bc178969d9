"""`afterword timeline parse`: what a pasted block is understood as."""

from contextlib import closing
from datetime import date
from typing import Annotated, Any, BinaryIO, Literal
from zoneinfo import ZoneInfo

import typer

from api.cli.output import Opener, say_json, statuses
from core.clock import now
from core.document.plain import plain
from core.document.text.moments import A_DAY, read_day
from core.document.wording import zone_named
from core.domain.errors import Unreadable
from core.i18n import N_, _
from core.services import workspace
from core.timeline.block import read_block
from core.timeline.sketch import Setting, Sketch


def add(app: typer.Typer, open_store: Opener) -> None:
    timeline = typer.Typer(rich_markup_mode=None, no_args_is_help=True, help=_("Work with timelines."))
    _add_parsing(timeline, open_store)
    app.add_typer(timeline, name="timeline")


def _add_parsing(timeline: typer.Typer, open_store: Opener) -> None:
    @timeline.callback()
    def only() -> None:
        """Keep `parse` a command of its own."""

    @timeline.command(
        help=_("Print the events that are found in a text, with what is doubtful. Nothing is stored."),
        epilog=statuses(),
    )
    def parse(
        file: Annotated[
            typer.FileBinaryRead,
            typer.Argument(metavar="FILE", help=_("Where the text is read from; - is the input.")),
        ],
        zone: Annotated[
            str,
            typer.Option(help=_("Zone of times that name none, by region; else the workspace's.")),
        ] = "",
        day: Annotated[
            str, typer.Option("--date", help=_("Day of times that name none, for example 2026-03-02."))
        ] = "",
        _format: Annotated[Literal["json"], typer.Option("--format", help=_("How to print them."))] = "json",
    ) -> None:
        on = _day(day) if day else None
        setting = Setting(zone=_zone(zone) if zone else _own_zone(open_store), day=on, now=now())
        say_json([_plain(sketch) for sketch in read_block(_text_of(file), setting)])


def _plain(sketch: Sketch) -> dict[str, Any]:
    return {
        "at": plain(sketch.at),
        "as_typed": sketch.as_typed,
        "text": sketch.text,
        "actor": sketch.actor,
        "kind": sketch.kind.value,
        "doubts": [doubt.value for doubt in sketch.doubts],
    }


def _text_of(file: BinaryIO) -> str:
    try:
        return file.read().decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise Unreadable(file.name, N_("a text file in UTF-8")) from problem


def _day(text: str) -> date:
    try:
        return read_day(text)
    except Unreadable:
        raise _not_understood(text, A_DAY, "--date") from None


def _zone(name: str) -> ZoneInfo:
    zone = zone_named(name)
    if zone is None:
        raise _not_understood(name, N_("a zone by region, such as Europe/Moscow"), "--zone")
    return zone


def _own_zone(open_store: Opener) -> ZoneInfo:
    with closing(open_store()) as store:
        known = workspace.get(store) or workspace.UNCHOSEN
    return zone_named(known.zone) or ZoneInfo("UTC")


def _not_understood(text: str, expected: str, option: str) -> typer.BadParameter:
    sentence = _("“{text}” was not understood. Write {expected}.").format(text=text, expected=_(expected))
    return typer.BadParameter(sentence, param_hint=option)
