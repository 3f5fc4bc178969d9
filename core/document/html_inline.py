"""What stands inside a line of HTML besides text: names of people and things, attached files, links."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from types import MappingProxyType
from typing import Any, Final

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token

from core.document.attached import attached, words_of
from core.document.naming import Known
from core.document.references import NAMED, teach
from core.domain.attachments import ADDRESS, PICTURES, Attachment

_SAFE: Final = re.compile(rf"(?:https?|mailto|{ADDRESS[:-1]}):|[^:]*(?:[/?#]|$)", re.IGNORECASE)
_ELSEWHERE: Final = MappingProxyType({"target": "_blank", "rel": "noopener noreferrer"})


class _Markdown(MarkdownIt):
    def validateLink(self, url: str) -> bool:  # noqa: N802 -- the library's name
        """The web, mail, an attached file, or a place relative to the page."""
        return _SAFE.match(url.strip()) is not None


MARKDOWN: Final = teach(_Markdown("commonmark", {"html": False}))
MARKDOWN.enable(["table", "strikethrough"])


@dataclass(frozen=True, slots=True)
class File:
    id: str
    name: str
    is_picture: bool


@dataclass(frozen=True, slots=True)
class Around:
    """What a text may speak of; a value that can be compared."""

    known: tuple[tuple[Any, Any], ...] = ()
    files: tuple[File, ...] = ()

    def lookups(self) -> dict[str, Mapping[Any, Any]]:
        return {"known": dict(self.known), "files": {file.id: file for file in self.files}}


def around(known: Known, attachments: Iterable[Attachment]) -> Around:
    files = (File(each.id, each.name, each.media_type in PICTURES) for each in attachments)
    return Around(tuple(known.items()), tuple(files))


def rendered(tokens: Sequence[Token], lookups: dict[str, Mapping[Any, Any]]) -> str:
    for token in tokens:
        _lead(token.children or (), lookups["files"])
    return str(MARKDOWN.renderer.render(tokens, MARKDOWN.options, lookups))


def _lead(tokens: Sequence[Token], files: Mapping[str, File]) -> None:
    """Links leave the page alone, or lead to a file; what stands inside a link is none itself."""
    is_inside = False
    for token in tokens:
        if token.type == "link_open":
            is_inside = True
            token.attrs = _target(str(token.attrs["href"]), files)
        elif token.type == "link_close":
            is_inside = False
        else:
            token.meta = {**token.meta, "is_inside": is_inside}


def _target(address: str, files: Mapping[str, File]) -> dict[str, str | int | float]:
    if (file := attached(address)) is None:
        return {"href": address, **_ELSEWHERE}
    return {"data-attachment": file} if file in files else {}


def _name(_: RendererHTML, tokens: Sequence[Token], at: int, _options: Any, lookups: Any) -> str:
    """A person's name in place of the handle; a link to another postmortem; else the words, and what they mean."""
    token = tokens[at]
    meaning = lookups["known"].get((token.meta["kind"], token.meta["target"]))
    if meaning is None:
        return escape(token.content)
    text, title = escape(meaning.text or token.content), escape(meaning.title)
    if meaning.address:
        return (
            f'<a class="reference" href="{escape(meaning.address)}" title="{title}" '
            f'target="_blank" rel="noopener noreferrer">{text}</a>'
        )
    return f'<span class="{"person" if meaning.text else "reference"}" title="{title}">{text}</span>'


def _image(_: RendererHTML, tokens: Sequence[Token], at: int, _options: Any, lookups: Any) -> str:
    """Only pictures that are kept here are shown: others would tell strangers who reads the page."""
    token = tokens[at]
    address, words = str(token.attrs["src"]), words_of(token)
    if (id_ := attached(address)) is None:
        return _link({"href": address, **_ELSEWHERE}, words or address, token)
    file = lookups["files"].get(id_)
    if file is None:
        return escape(words or address)
    if file.is_picture:
        return f'<img data-attachment="{escape(file.id)}" alt="{escape(words or file.name)}">'
    return _link({"data-attachment": file.id}, file.name, token)


def _link(attributes: Mapping[str, str], words: str, token: Token) -> str:
    given = "".join(f' {name}="{escape(value)}"' for name, value in attributes.items())
    return escape(words) if token.meta["is_inside"] else f"<a{given}>{escape(words)}</a>"


MARKDOWN.add_render_rule(NAMED, _name)
MARKDOWN.add_render_rule("image", _image)
