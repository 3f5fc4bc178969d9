"""Blocks as a fragment of HTML in which nothing that a person wrote can run or restyle the page."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from html import escape
from typing import Final, assert_never

from markdown_it import MarkdownIt
from markdown_it.token import Token

from core.document.blocks import Block, Body, Heading, Pairs, Table
from core.document.prose import demoted, demotion

_SAFE: Final = re.compile(r"(?:https?|mailto):|[^:]*(?:[/?#]|$)", re.IGNORECASE)


class _Markdown(MarkdownIt):
    def validateLink(self, url: str) -> bool:  # noqa: N802 -- the library's name
        """The web, mail, or a place relative to the page."""
        return _SAFE.match(url.strip()) is not None


_MARKDOWN: Final = _Markdown("commonmark", {"html": False})
_MARKDOWN.enable(["table", "strikethrough"]).disable("image")


def to_html(blocks: Iterable[Block]) -> str:
    """Pictures become links: a page that shows them would tell strangers who reads it."""
    return "\n".join(map(_element, blocks))


@lru_cache(maxsize=1024)
def _element(block: Block) -> str:
    """Kept: of a document that changes, most blocks stay."""
    match block:
        case Heading(text, level):
            return f"<h{level}>{escape(text)}</h{level}>"
        case Body(markdown):
            return _prose(markdown)
        case Pairs(rows):
            pairs = (f"<dt>{escape(name)}</dt><dd>{_lines(value)}</dd>" for name, value in rows)
            return f"<dl>{''.join(pairs)}</dl>"
        case Table(header, rows):
            head = "".join(f'<th scope="col">{escape(title)}</th>' for title in header)
            body = "".join(f"<tr>{''.join(f'<td>{_lines(cell)}</td>' for cell in row)}</tr>" for row in rows)
            return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
        case _ as never:
            assert_never(never)


def _prose(markdown: str) -> str:
    tokens = _MARKDOWN.parse(markdown)
    headings = [token for token in tokens if token.type in {"heading_open", "heading_close"}]
    by = demotion([int(token.tag[1]) for token in headings])
    for token in headings:
        token.tag = f"h{demoted(int(token.tag[1]), by)}"
    return _rendered(tokens).rstrip("\n")


def _lines(markdown: str) -> str:
    return "<br>".join(_rendered(_MARKDOWN.parseInline(line)) for line in markdown.split("\n"))


def _rendered(tokens: Sequence[Token]) -> str:
    for token in tokens:
        if token.type == "fence":
            token.info = ""
        if token.type == "th_open":
            token.attrSet("scope", "col")
        token.attrs.pop("style", None)
        _open_elsewhere(token.children or ())
    return str(_MARKDOWN.renderer.render(tokens, _MARKDOWN.options, {}))


def _open_elsewhere(tokens: Sequence[Token]) -> None:
    """Links leave the page alone, and lose the exclamation mark of the picture that they may have been."""
    before: Token | None = None
    for token in tokens:
        if token.type == "link_open":
            token.attrs |= {"target": "_blank", "rel": "noopener noreferrer"}
            token.attrs.pop("title", None)
            if before and before.type == "text":
                before.content = before.content.removesuffix("!")
        before = token
