"""Markdown as native paragraphs, lists and tables."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.token import Token

from core.document.word.inline import rich
from core.document.word.markup import NOTHING, Xml, joined, paragraph, run, w
from core.document.word.numbering import MOST, STEP, hanging, membership
from core.document.word.paper import Paper
from core.document.word.tables import listing

_DEEPEST: Final = 60
_MARKDOWN: Final = MarkdownIt(
    "commonmark", {"html": False, "maxNesting": _DEEPEST, "inline_definitions": True, "store_labels": True}
).enable(["table", "strikethrough"])
_BOXES: Final = {"[ ] ": "☐\t", "[x] ": "☑\t", "[X] ": "☑\t"}
_QUOTE: Final = 340
_TYPED: Final = 0
"""Stands for the list whose numbers are too large for Word to count, and are written out."""


def prose(markdown: str, paper: Paper, room: int) -> Xml:
    """What a person wrote, below the headings of the document."""
    tokens = _MARKDOWN.parse(markdown)
    if any(token.level >= _DEEPEST - 1 for token in tokens):
        # The parser leaves out what is nested deeper; better as it was typed than not at all.
        return paragraph("BodyText", run(markdown))
    writer = _Writer(paper, room, _labels(tokens))
    for token in tokens:
        writer.take(token)
    return joined(*writer.written)


def _labels(tokens: Sequence[Token]) -> frozenset[str]:
    """The link definitions that are used."""
    return frozenset(child.meta.get("label", "") for token in tokens for child in token.children or ())


@dataclass(slots=True)
class _List:
    """A list that is open; `number` is that of its next item, none when it has bullets."""

    id: int
    number: int | None


@dataclass(slots=True)
class _Grid:
    """A table that is open."""

    rows: list[list[Token]] = field(default_factory=list)
    sides: list[str] = field(default_factory=list)


class _Writer:
    def __init__(self, paper: Paper, room: int, labels: frozenset[str]) -> None:
        self.written: list[Xml] = []
        self._paper = paper
        self._room = room
        self._labels = labels
        self._quotes = 0
        self._lists: list[_List] = []
        self._is_item_due = False
        self._heading = ""
        self._grid: _Grid | None = None

    def take(self, token: Token) -> None:
        if act := _ACTS.get(token.type):
            act(self, token)

    def open_quote(self, _: Token) -> None:
        self._finish_item()
        self._quotes += 1

    def close_quote(self, _: Token) -> None:
        self._quotes -= 1

    def open_bulleted(self, _: Token) -> None:
        self._finish_item()
        self._lists.append(_List(self._paper.lists.bulleted(), None))

    def open_numbered(self, token: Token) -> None:
        self._finish_item()
        start = int(token.attrGet("start") or 0) if "start" in token.attrs else 1
        lists = self._paper.lists
        number = lists.numbered(start, token.markup, len(self._lists)) if start <= MOST else _TYPED
        self._lists.append(_List(number, start))

    def close_list(self, _: Token) -> None:
        self._lists.pop()

    def open_item(self, _: Token) -> None:
        self._finish_item()
        self._is_item_due = True

    def close_item(self, _: Token) -> None:
        self._finish_item()
        current = self._lists[-1]
        if current.number is not None:
            current.number += 1

    def open_heading(self, token: Token) -> None:
        self._heading = f"Heading{min(int(token.tag[1:]) + 2, 6)}"

    def close_heading(self, _: Token) -> None:
        self._heading = ""

    def write_text(self, token: Token) -> None:
        if self._grid:
            self._grid.rows[-1].append(token)
            return
        box = self._taken_box(token)
        text = rich(token.children or (), self._paper, 0 if self._heading else self._room - self._left()).xml
        self._write(
            self._heading or self._style(), joined(run(box), text) if box else text, is_task=bool(box)
        )

    def write_code(self, token: Token) -> None:
        self._write("Code", run(token.content.removesuffix("\n")))

    def write_rule(self, _: Token) -> None:
        self._finish_item()
        self._write("Rule", NOTHING)

    def write_definition(self, token: Token) -> None:
        """A line such as `[12:03]: reverted` is one by the letter; where no link uses it, it was meant as text."""
        if token.meta["id"] not in self._labels:
            title = f' "{token.meta["title"]}"' if token.meta["title"] else ""
            self._write(self._style(), run(f"[{token.meta['label']}]: {token.meta['url']}{title}"))

    def open_table(self, _: Token) -> None:
        self._finish_item()
        self._grid = _Grid()

    def open_row(self, _: Token) -> None:
        assert self._grid is not None
        self._grid.rows.append([])

    def open_header_cell(self, token: Token) -> None:
        assert self._grid is not None
        self._grid.sides.append(str(token.attrGet("style") or "").removeprefix("text-align:"))

    def close_table(self, _: Token) -> None:
        assert self._grid is not None
        header, *rows = ([rich(cell.children or (), self._paper) for cell in row] for row in self._grid.rows)
        self.written.append(listing(header, rows, self._room, left=self._left(), sides=self._grid.sides))
        self._grid = None

    def _style(self) -> str:
        return "Quote" if self._quotes else "ListParagraph" if self._lists else "BodyText"

    def _left(self) -> int:
        return min(self._quotes * _QUOTE + len(self._lists) * STEP, self._room // 2)

    def _taken_box(self, token: Token) -> str:
        """The box of a task, taken from the text of its item."""
        first = token.children[0] if token.children and self._is_item_due else None
        if first is None or first.type != "text" or first.content[:4] not in _BOXES:
            return ""
        box, first.content = _BOXES[first.content[:4]], first.content[4:]
        return box

    def _finish_item(self) -> None:
        """Write the marker of an item whose text does not begin with a paragraph."""
        if self._is_item_due:
            self._write(self._style(), NOTHING)

    def _write(self, style: str, content: Xml, *, is_task: bool = False) -> None:
        marker, properties = self._marker(is_task=is_task) if self._is_item_due else (NOTHING, self._indent())
        self._is_item_due = False
        self.written.append(paragraph(style, marker, content, properties=properties))

    def _indent(self) -> Xml:
        return w("ind", left=self._left()) if self._left() else NOTHING

    def _marker(self, *, is_task: bool) -> tuple[Xml, Xml]:
        """The marker of an item as far as it is text, and its place."""
        current, place = self._lists[-1], hanging(self._left())
        if current.id == _TYPED:
            return run(f"{current.number}. "), place
        if is_task and current.number is None:
            return NOTHING, place
        return NOTHING, joined(membership(current.id, len(self._lists) - 1), place)


_ACTS: Final[Mapping[str, Callable[[_Writer, Token], None]]] = {
    "blockquote_open": _Writer.open_quote,
    "blockquote_close": _Writer.close_quote,
    "bullet_list_open": _Writer.open_bulleted,
    "ordered_list_open": _Writer.open_numbered,
    "bullet_list_close": _Writer.close_list,
    "ordered_list_close": _Writer.close_list,
    "list_item_open": _Writer.open_item,
    "list_item_close": _Writer.close_item,
    "heading_open": _Writer.open_heading,
    "heading_close": _Writer.close_heading,
    "inline": _Writer.write_text,
    "fence": _Writer.write_code,
    "code_block": _Writer.write_code,
    "hr": _Writer.write_rule,
    "definition": _Writer.write_definition,
    "table_open": _Writer.open_table,
    "tr_open": _Writer.open_row,
    "th_open": _Writer.open_header_cell,
    "table_close": _Writer.close_table,
}
