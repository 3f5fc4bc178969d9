"""Prose as a person wrote it, made fit to stand inside a document: its outline and its ends."""

import re
from collections.abc import Iterator, Sequence
from html.parser import HTMLParser
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.token import Token

HIGHEST: Final = 4
"""Levels of heading above this one belong to the document."""
_DEEPEST: Final = 6
_VOID: Final = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
)
_PARSER: Final = MarkdownIt("commonmark")
_BLOCKS: Final = MarkdownIt("commonmark").disable("inline")
_HASHES: Final = re.compile(r"#{1,6}")
_ENDS: Final = ((r"<!--", "-->"), (r"<\?", "?>"), (r"<!\[CDATA\[", "]]>"), (r"<![a-z]", ">"))
_VERBATIM: Final = re.compile(r"<(script|pre|style|textarea)\b", re.IGNORECASE)


def trimmed(markdown: str) -> str:
    """Without blank lines around it; the first line keeps its indentation."""
    lines = markdown.split("\n")
    filled = [number for number, line in enumerate(lines) if line.strip()]
    return "\n".join(lines[filled[0] : filled[-1] + 1]) if filled else ""


def demotion(levels: Sequence[int]) -> int:
    """By how many levels these headings must sink to stay below the document's own."""
    return max(0, HIGHEST - min(levels, default=HIGHEST))


def demoted(level: int, by: int) -> int:
    return min(level + by, _DEEPEST)


def enclosed(markdown: str) -> str:
    """The prose with its headings demoted, and with everything closed that it leaves open.

    Whatever follows it in a document is then read as what it is.
    """
    return _closed(_with_lower_headings(trimmed(markdown)))


def blocks(markdown: str) -> list[Token]:
    """The blocks of Markdown, the text in them left unread."""
    return _BLOCKS.parse(markdown)


def _with_lower_headings(markdown: str) -> str:
    headings = list(top_headings(blocks(markdown)))
    by = demotion([level for level, _first, _behind in headings])
    lines = markdown.split("\n")
    for level, first, behind in reversed(headings if by else []):
        lines[first:behind] = [_lower(lines[first:behind], "#" * demoted(level, by))]
    return "\n".join(lines)


def top_headings(tokens: Sequence[Token]) -> Iterator[tuple[int, int, int]]:
    """Level, first line and the line behind each heading that stands in no list or quotation."""
    for token in tokens:
        if token.type == "heading_open" and token.level == 0 and token.map:
            first, behind = token.map
            yield int(token.tag[1]), first, behind


def _lower(lines: Sequence[str], hashes: str) -> str:
    """A heading of several lines, underlined, becomes one line."""
    if len(lines) == 1:
        return _HASHES.sub(hashes, lines[0], count=1)
    return " ".join([hashes, *(line.strip() for line in lines[:-1])])


def _closed(markdown: str) -> str:
    closed = "\n".join(filter(None, (markdown, _end(markdown))))
    tags = _open_tags(closed)
    return closed + ("\n\n" + "".join(f"</{tag}>" for tag in reversed(tags)) if tags else "")


def _end(markdown: str) -> str:
    """What ends the last block if it would go on; empty when it ends by itself."""
    found = [token for token in blocks(f"{markdown}\n\n# end") if token.level == 0]
    last = found[-1]
    if last.type == "heading_close":
        return ""
    if last.type == "fence":
        return last.markup
    for start, end in _ENDS:
        if re.match(start, last.content.lstrip(), re.IGNORECASE):
            return end
    verbatim = _VERBATIM.match(last.content.lstrip())
    return f"</{verbatim[1]}>" if verbatim else ""


def _open_tags(markdown: str) -> Sequence[str]:
    if "<" not in markdown:
        return ()
    elements = _Elements()
    for token in _PARSER.parse(markdown):
        for part in (token, *(token.children or ())):
            if part.type in {"html_block", "html_inline"}:
                elements.feed(part.content)
    return elements.open


class _Elements(HTMLParser):
    """Keeps the elements that were begun and not ended."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002 -- the parser's signature
        if tag not in _VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self.open:
            del self.open[len(self.open) - 1 - self.open[::-1].index(tag)]
