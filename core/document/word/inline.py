"""Markdown inside a paragraph as runs of text and links."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.token import Token

from core.document.attached import attached, words_of
from core.document.word.links import may_lead_to, with_addresses
from core.document.word.markup import Xml, joined, legible, run, w
from core.document.word.paper import Paper
from core.document.word.pictures import drawn

_MARKDOWN: Final = MarkdownIt("commonmark", {"html": False}).enable("strikethrough")
_SPECIAL: Final = re.compile(r"[\\*_`~\[<&]")
_MARKS: Final = {"strong": w("b"), "em": w("i"), "s": w("strike")}
_ORDER: Final = tuple(_MARKS.values())
_CODE: Final = w("rStyle", val="CodeInline")
_LINK: Final = w("rStyle", val="Hyperlink")


@dataclass(frozen=True, slots=True)
class Rich:
    """Runs of text, and what a reader sees of them."""

    text: str
    xml: Xml


def plain(text: str) -> Rich:
    """Text that is no Markdown."""
    return Rich(text, run(text))


def lines(markdown: str, paper: Paper) -> Rich:
    """Markdown that breaks where its author broke the line."""
    parts = [_line(part, paper) for part in legible(markdown).split("\n")]
    return Rich("\n".join(part.text for part in parts), Xml(run("\n").join(part.xml for part in parts)))


def _line(markdown: str, paper: Paper) -> Rich:
    """To parse costs more than all the rest, and most lines hold nothing to parse."""
    if not _SPECIAL.search(markdown):
        return rich([Token("text", "", 0, content=markdown)], paper) if "://" in markdown else plain(markdown)
    return rich([child for token in _MARKDOWN.parseInline(markdown) for child in token.children or ()], paper)


def rich(tokens: Sequence[Token], paper: Paper, room: int = 0) -> Rich:
    """What the parser found in a paragraph; without room pictures are only named."""
    writer = _Writer(paper, room)
    for token in tokens:
        writer.take(token)
    return Rich("".join(writer.seen), joined(*writer.runs))


class _Writer:
    """Reads tokens one after the other: nested emphasis may be deeper than Python recurses."""

    def __init__(self, paper: Paper, room: int) -> None:
        self.runs: list[Xml] = []
        self.seen: list[str] = []
        self._paper = paper
        self._room = room
        self._marks: list[Xml] = []
        self._link: tuple[Token, int, int] | None = None

    def take(self, token: Token) -> None:
        match token.type.rpartition("_"):
            case "link", _, "open":
                self._link = token, len(self.runs), len(self.seen)
            case "link", _, "close":
                self._close_link()
            case name, _, "open":
                self._marks.append(_MARKS[name])
            case name, _, "close":
                self._marks.remove(_MARKS[name])
            case "code", _, "inline":
                self._write(token.content, _CODE)
            case _:
                self._take_leaf(token)

    def _take_leaf(self, token: Token) -> None:
        match token.type:
            case "softbreak":
                self._write(" ")
            case "hardbreak":
                self._write("\n")
            case "image":
                self._write_image(token)
            case _:
                self._write_text(token.content)

    def _write_text(self, text: str) -> None:
        if self._link:
            self._write(text, _LINK)
            return
        for piece, is_address in with_addresses(text):
            if is_address:
                self._lead(piece, piece)
            else:
                self._write(piece)

    def _write_image(self, token: Token) -> None:
        """Pictures that are not kept here are not fetched; their alternative text leads to them."""
        address = str(token.attrGet("src") or "")
        if attached(address) is not None:
            self._write_file(token, address)
        elif self._link:
            self._write(token.content, _LINK)
        elif may_lead_to(address):
            self._lead(token.content or address, address)
        else:
            self._write(f"{token.content} ({address})" if token.content else address)

    def _write_file(self, token: Token, address: str) -> None:
        """A picture where there is room for it, else the file's name."""
        pictures, words = self._paper.pictures, words_of(token)
        picture = pictures.find(address) if self._room and not self._link else None
        if picture:
            self.runs.append(drawn(picture, words, self._paper.next_place(), self._room))
            self.seen.append(words)
        else:
            self._write(pictures.name(address) or words or address, *([_LINK] if self._link else ()))

    def _write(self, text: str, *style: Xml) -> None:
        if text:
            marks = (mark for mark in _ORDER if mark in self._marks)
            self.runs.append(run(text, *style, *marks))
            self.seen.append(text)

    def _lead(self, text: str, address: str) -> None:
        self._write(text, _LINK)
        self.runs[-1] = self._anchor(address, self.runs[-1])

    def _close_link(self) -> None:
        assert self._link is not None
        token, first_run, first_seen = self._link
        self._link = None
        address, title = str(token.attrGet("href") or ""), str(token.attrGet("title") or "")
        if may_lead_to(address):
            self.runs[first_run:] = [self._anchor(address, *self.runs[first_run:], title=title)]
        elif "".join(self.seen[first_seen:]) != address:
            self._write(f" ({address})")

    def _anchor(self, address: str, *runs: Xml, title: str = "") -> Xml:
        tip = f' w:tooltip="{escape(legible(title[:250]))}"' if title else ""
        return Xml(
            f'<w:hyperlink r:id="{self._paper.address_id(address)}" w:history="1"{tip}>{joined(*runs)}</w:hyperlink>'
        )
