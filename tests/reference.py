"""The pages of `docs/` that are written from the sources. Run as a program, it writes them anew."""

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any, Final, assert_never

import typer.main

from api.cli import program
from core.document.fields import (
    Choice,
    Computed,
    Day,
    Facts,
    Field,
    FieldType,
    Flag,
    Line,
    Link,
    Listing,
    Moment,
    Number,
    Person,
    Pick,
    Prose,
    Section,
    Text,
)
from core.document.schema import STEPS, sections_of
from core.document.templates import TEMPLATES
from core.domain.taxonomy import LABELS, Stage
from core.i18n import use_locale
from core.ports import Store
from core.settings import Settings

DOCS: Final = Path(__file__).parents[1] / "docs"
WRITTEN: Final = "<!-- Written from the sources by `make docs`; change them instead. -->"


def document() -> str:
    """Every section and field of the document, step by step."""
    return "\n".join(
        [
            "# The document",
            "",
            WRITTEN,
            "",
            "All that a postmortem can hold, in the order of the guided form. Keys never change; they are the names in `--format json` and",
            "in the front matter of Markdown. A [template](#templates) chooses from these sections.",
            "",
            *(
                line
                for step in STEPS
                for line in [f"## {step.title}", "", step.purpose, "", *_step(step.key)]
            ),
            "## Templates",
            "",
            *_table(("key", "name", "chapters"), _templates()),
        ]
    )


def _step(key: str) -> Iterator[str]:
    for section in sections_of(key):
        yield from (f"### {section.title}", "", _about(section), "")
        if isinstance(section, Facts | Listing) and section.fields:
            yield from (
                *_table(("key", "field", "type", "needed for", "meaning"), map(_row, section.fields)),
                "",
            )


def _about(section: Section) -> str:
    match section:
        case Facts():
            kind = "facts" if section.fields else "computed"
        case Prose():
            kind = "text in Markdown"
        case Listing():
            kind = "list" + (f" with keys {section.prefix}-1, {section.prefix}-2" if section.prefix else "")
        case Computed():
            kind = "computed"
        case _:
            assert_never(section)
    needed = "" if isinstance(section, Facts | Computed) else _needed(section.needed_for)
    parts = [f"`{section.key}`", kind, f"needed for the stage “{needed}”" if needed else ""]
    return " · ".join(part for part in parts if part) + (f"  \n{section.help}" if section.help else "")


def _row(field: Field) -> tuple[str, ...]:
    kept = "kept by the workspace" if field.is_kept else ""
    return (f"`{field.key}`", field.title, _type(field.type), _needed(field.needed_for), field.help or kept)


def _needed(stage: Stage | None) -> str:
    return LABELS[stage] if stage else ""


_TYPES: Final[Mapping[type, str]] = {
    Line: "one line",
    Text: "a few lines",
    Person: "a person's name",
    Link: "link or key",
    Moment: "moment",
    Day: "day",
    Flag: "yes or no",
}


def _type(type_: FieldType) -> str:
    match type_:
        case Number():
            return " ".join(filter(None, ["whole number" if type_.whole else "number", type_.unit]))
        case Choice():
            return "one of " + ", ".join(_values(type_.options))
        case Pick():
            return f"one of the profile's {type_.source}"
        case Line() | Text() | Person() | Link() | Moment() | Day() | Flag():
            return _TYPES[type(type_)]
        case _:
            assert_never(type_)


def _values(options: type[StrEnum]) -> Iterator[str]:
    return (f"`{option.value}`" for option in options)


def _templates() -> Iterator[tuple[str, ...]]:
    for template in TEMPLATES.values():
        yield f"`{template.key}`", template.name, "; ".join(chapter.title for chapter in template.chapters)


def command_line() -> str:
    """Every command with its arguments and options, as `--help` says them."""
    group = typer.main.get_command(program(_no_store, "en"))
    assert isinstance(group, typer.core.TyperGroup)
    with use_locale("en"):
        return "\n".join(
            [
                "# The command line",
                "",
                WRITTEN,
                "",
                *_command("afterword", group),
                group.epilog or "",
                "",
                *_commands("afterword", group),
            ]
        )


def _commands(name: str, group: typer.core.TyperGroup) -> Iterator[str]:
    for word, command in group.commands.items():
        yield from _command(f"{name} {word}", command)
        if isinstance(command, typer.core.TyperGroup):
            yield from _commands(f"{name} {word}", command)


def _no_store() -> Store:
    raise NotImplementedError("Help needs no store.")


def _command(name: str, command: typer.core.TyperCommand | typer.core.TyperGroup) -> Iterator[str]:
    yield from (f"## `{name}`", "", (command.help or "").strip(), "")
    rows = [_parameter(each) for each in command.params if each.name != "help"]
    if rows:
        yield from (*_table(("argument or option", "meaning"), rows), "")


def _parameter(parameter: Any) -> tuple[str, str]:
    if parameter.param_type_name == "argument":
        names = [parameter.metavar or str(parameter.name).upper()]
    else:
        names = [*parameter.opts, *parameter.secondary_opts]
    return ", ".join(f"`{name}`" for name in names), (parameter.help or "").strip()


def settings() -> list[str]:
    """The table of settings, a variable of the environment each."""
    prefix = Settings.model_config["env_prefix"]
    return _table(
        ("variable", "default", "meaning"),
        (
            (
                f"`{prefix}{name.upper()}`",
                f"`{field.default}`" if field.default else "",
                field.description or "",
            )
            for name, field in Settings.model_fields.items()
        ),
    )


def operations() -> str:
    """The page on running the server, with its table of settings renewed."""
    text = (DOCS / "operations.md").read_text(encoding="utf8")
    begin = text.index("| variable |")
    return text[:begin] + "\n".join(settings()) + text[text.index("\n\n", begin) :]


def _table(header: Iterable[str], rows: Iterable[Iterable[str]]) -> list[str]:
    lines = [tuple(header), *map(tuple, rows)]
    lines.insert(1, ("---",) * len(lines[0]))
    return [f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |" for line in lines]


PAGES: Final = {"document.md": document, "cli.md": command_line, "operations.md": operations}

if __name__ == "__main__":
    for name, page in PAGES.items():
        (DOCS / name).write_text(page().rstrip() + "\n", encoding="utf8")
