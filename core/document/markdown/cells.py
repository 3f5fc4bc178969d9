"""Values inside Markdown: cells of tables, lines of facts, and the way back."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from core.document.blocks import Pairs, Table

_AT_ODDS: Final = re.compile(r"[|]|<(?=[A-Za-z/!?])|\\(?=[\\|<\n]|$)")
_ESCAPED: Final = re.compile(r"\\([\\|<])|<br */?>")
_CELL: Final = re.compile(r"(?:\\.|[^|\\]|\\$)*")
_RULE: Final = re.compile(r"[|:\- \t]*-[|:\- \t]*")
_PAIR: Final = re.compile(r"\s*[-*+]\s+\*\*(?P<name>[^*]+)\*\*\s*:?[ \t]*(?P<value>.*)")
_A_PAIR: Final = 2
_BLANKS: Final = " \t"


@dataclass(frozen=True, slots=True)
class Lines:
    """What was found among lines of Markdown, and the lines that are no part of it."""

    pairs: Pairs
    table: Table
    rest: str


def escaped(text: str) -> str:
    """On one line, and without being taken for a border, an element or an escape."""
    return _AT_ODDS.sub(lambda sign: f"\\{sign[0]}", text).replace("\n", "<br>")


def unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda found: found[1] or "\n", text)


def write_pairs(block: Pairs) -> str:
    return "\n".join(f"- **{name}:** {escaped(value)}".rstrip(" ") for name, value in block.rows)


def write_table(block: Table) -> str:
    rule = "|" + "---|" * len(block.header)
    return "\n".join([_line(block.header), rule, *map(_line, block.rows)])


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(escaped(cell).strip(_BLANKS) for cell in cells)} |"


def read_lines(text: str) -> Lines:
    """The facts and the first table among the lines; a table of two columns may hold facts, too."""
    lines = text.split("\n")
    start = next((n for n, line in enumerate(lines[1:]) if "|" in lines[n] and _RULE.fullmatch(line)), None)
    rows: list[tuple[str, ...]] = []
    header: tuple[str, ...] = ()
    if start is not None:
        behind = next((n for n in range(start, len(lines)) if "|" not in lines[n]), len(lines))
        header, _rule, *rows = map(_cells, lines[start:behind])
        lines[start:behind] = []
    pairs = tuple(_pairs(lines))
    rest = "\n".join(line for line in lines if line.strip() and not _PAIR.fullmatch(line))
    return Lines(Pairs(pairs), Table(header, tuple(rows)), rest)


def pairs_of(table: Table) -> Pairs:
    """The facts that a table of two columns holds; none if it is wider."""
    if len(table.header) != _A_PAIR:
        return Pairs(())
    return Pairs(tuple((row[0].strip("*: "), row[1]) for row in table.rows if len(row) == _A_PAIR))


def _pairs(lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    for line in lines:
        if found := _PAIR.fullmatch(line):
            yield found["name"].strip(" :"), unescaped(found["value"])


def _cells(line: str) -> tuple[str, ...]:
    line = line.strip(_BLANKS)
    cells = [unescaped(cell[0].strip(_BLANKS)) for cell in _split(line.removeprefix("|"))]
    return tuple(cells[:-1] if line.endswith("|") and not cells[-1] else cells)


def _split(line: str) -> Iterator[re.Match[str]]:
    at = 0
    while at <= len(line):
        cell = _CELL.match(line, at)
        assert cell
        yield cell
        at = cell.end() + 1
