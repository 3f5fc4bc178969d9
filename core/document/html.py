"""Blocks as a fragment of HTML in which nothing that a person wrote can run or restyle the page."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from html import escape
from itertools import chain
from typing import Any, Final, TypeAlias, assert_never

from markdown_it.token import Token

from core.document.blocks import Block, Body, Heading, Pairs, Table
from core.document.html_inline import MARKDOWN, Around, around, rendered
from core.document.naming import NOTHING_KNOWN, Known
from core.document.prose import demoted, demotion
from core.domain.attachments import ADDRESS, Attachment

_Lookups: TypeAlias = dict[str, Mapping[Any, Any]]
_NOTHING: Final = Around()
_SIGNS: Final = ("@", "#", ADDRESS)


def to_html(
    blocks: Iterable[Block], known: Known = NOTHING_KNOWN, attachments: Iterable[Attachment] = ()
) -> str:
    """Names are shown as what they are known for.

    `data-attachment` names a file: where it is to be had is for the page to say. Other pictures become links.
    """
    there = around(known, attachments)
    return "\n".join(_element(block, there if _may_speak_of_it(block) else _NOTHING) for block in blocks)


def _may_speak_of_it(block: Block) -> bool:
    return any(sign in text for text in _texts(block) for sign in _SIGNS)


def _texts(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            return iter(())
        case Body(markdown):
            return iter((markdown,))
        case Pairs(rows) | Table(_, rows):
            return chain.from_iterable(rows)
        case _ as never:
            assert_never(never)


@lru_cache(maxsize=1024)
def _element(block: Block, there: Around) -> str:
    """Kept: of a document that changes, most blocks stay."""
    lookups = there.lookups()
    match block:
        case Heading(text, level):
            return f"<h{level}>{escape(text)}</h{level}>"
        case Body(markdown):
            return _prose(markdown, lookups)
        case Pairs(rows):
            pairs = (f"<dt>{escape(name)}</dt><dd>{_lines(value, lookups)}</dd>" for name, value in rows)
            return f"<dl>{''.join(pairs)}</dl>"
        case Table(header, rows):
            head = "".join(f'<th scope="col">{escape(title)}</th>' for title in header)
            body = "".join(
                f"<tr>{''.join(f'<td>{_lines(cell, lookups)}</td>' for cell in row)}</tr>" for row in rows
            )
            return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
        case _ as never:
            assert_never(never)


def _prose(markdown: str, lookups: _Lookups) -> str:
    tokens = MARKDOWN.parse(markdown)
    headings = [token for token in tokens if token.type in {"heading_open", "heading_close"}]
    by = demotion([int(token.tag[1]) for token in headings])
    for token in headings:
        token.tag = f"h{demoted(int(token.tag[1]), by)}"
    return _rendered(tokens, lookups).rstrip("\n")


def _lines(markdown: str, lookups: _Lookups) -> str:
    return "<br>".join(_rendered(MARKDOWN.parseInline(line), lookups) for line in markdown.split("\n"))


def _rendered(tokens: Sequence[Token], lookups: _Lookups) -> str:
    for token in tokens:
        if token.type == "fence":
            token.info = ""
        if token.type == "th_open":
            token.attrSet("scope", "col")
        token.attrs.pop("style", None)
    return rendered(tokens, lookups)
