"""What texts call by a short name: `@ana` a person, `#AI-3` a row, `#14:05` an event, `#P0-012` a postmortem.

Names are found in Markdown as it is read: code, links and escaped signs hold none, and neither does the inside
of a word or an address.
"""

import re
from bisect import bisect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate
from typing import Final
from unicodedata import normalize

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from core.document.schema import LISTINGS
from core.document.templates import TEMPLATES

NAMED: Final = "reference"
"""The type of the token that a parser taught by `teach` gives: `content` as typed, `meta` kind and target."""

_MARK: Final = r"[\u0300-\u036f]"
_HANDLE: Final = rf"[^\W_](?:(?:\w|{_MARK}|[.+-])*(?:[^\W_]|{_MARK}))?"
HANDLE: Final = re.compile(_HANDLE)
_NUMBER: Final = r"[^\W_](?:[\w-]*[^\W_])?"
_TIME: Final = r"(?:[0-9]{4}-[0-9]{2}-[0-9]{2}T)?[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?![\w:])"
_NAME: Final = re.compile(
    rf"@(?P<person>{_HANDLE}(?:@{_HANDLE})?)|#(?:(?P<event>{_TIME})|(?P<number>{_NUMBER}))", re.IGNORECASE
)
_PREFIXES: Final = {each.prefix for each in LISTINGS} | {each.action_prefix for each in TEMPLATES.values()}
_ROW: Final = re.compile(rf"(?:{'|'.join(sorted(_PREFIXES - {''}))})-\d+", re.ASCII | re.IGNORECASE)
_PART_OF_ADDRESS: Final = frozenset("/@#&=%.:?+-$\\")


class Kind(StrEnum):
    PERSON = "person"
    ROW = "row"
    EVENT = "event"
    POSTMORTEM = "postmortem"


@dataclass(frozen=True, slots=True)
class Reference:
    """A name and where it stands, in characters; `target` is spelled as `spelled` does."""

    kind: Kind
    start: int
    end: int
    target: str


def found(text: str) -> tuple[Reference, ...]:
    """The names in a text of Markdown, in order."""
    return tuple(_found(text)) if "@" in text or "#" in text else ()


def candidates(text: str) -> frozenset[tuple[Kind, str]]:
    """Kinds and targets of all that might be a name, without reading Markdown: more than `found`, sooner."""
    spelled_ = (spelled(name) for name in _NAME.finditer(text))
    return frozenset(one for one in spelled_ if one)


def teach(markdown: MarkdownIt) -> MarkdownIt:
    """Have the parser find names: tokens of type `NAMED`."""
    markdown.inline.ruler.push(NAMED, _rule)
    return markdown


def folded(name: str) -> str:
    """A handle or number as it is compared: whatever its case, and however its accents are encoded."""
    return normalize("NFC", name.casefold())


def spelled(name: re.Match[str]) -> tuple[Kind, str] | None:
    """Kind and target: `ana`, `AI-3`, `14:05` or `2026-03-02T14:05`, `p0-012`. A number without a digit is none."""
    if name["person"]:
        return Kind.PERSON, folded(name["person"])
    if event := name["event"]:
        day, mark, time = event.upper().rpartition("T")
        return Kind.EVENT, f"{day}{mark}{time if time[2] == ':' else f'0{time}'}"
    number = name["number"]
    if _ROW.fullmatch(number):
        return Kind.ROW, number.upper()
    return (Kind.POSTMORTEM, folded(number)) if any(map(str.isdecimal, number)) else None


def _rule(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 -- the library calls it so
    if state.src[state.pos] not in "@#" or state.linkLevel or not _stands_alone(state.src, state.pos):
        return False
    name = _NAME.match(state.src, state.pos, state.posMax)
    meaning = spelled(name) if name else None
    if name is None or meaning is None:
        return False
    if not silent:
        token = state.push(NAMED, "", 0)
        token.content = name[0]
        token.meta = {"kind": meaning[0], "target": meaning[1], "at": state.pos}
    state.pos = name.end()
    return True


def _stands_alone(text: str, at: int) -> bool:
    """Emphasis may stand directly before a name; a word or an address may not."""
    before = at - 1
    while before >= 0 and text[before] == "_":
        before -= 1
    return before < 0 or not (text[before].isalnum() or text[before] in _PART_OF_ADDRESS)


_PARSER: Final = teach(MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"]))


def _found(text: str) -> Iterator[Reference]:
    source = _Source(text.replace("\r\n", " \n").replace("\r", "\n").replace("\0", " "))
    for token in _PARSER.parse(source.text):
        if token.type == "inline" and token.map:
            yield from source.names(token, token.map[0])


class _Source:
    """The text that was parsed: knows where in it a line of what the parser gives once stood."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._lines = text.split("\n")
        self._starts = list(accumulate((len(line) + 1 for line in self._lines), initial=0))
        self._line = self._column = 0

    def names(self, token: Token, first: int) -> Iterator[Reference]:
        """The names in a paragraph, heading or cell that begins in that line; ask in the order of the text."""
        while token.content and not self._lines[first].strip():
            first += 1  # the parser has stripped a line of spaces that do not make it a blank one
        lines = [self._find(number, line) for number, line in enumerate(token.content.split("\n"), first)]
        begins = list(accumulate((len(line) + 1 for line in token.content.split("\n")), initial=0))
        for name in (child for child in token.children or () if child.type == NAMED):
            line = bisect(begins, name.meta["at"]) - 1
            start = lines[line](name.meta["at"] - begins[line])
            yield Reference(name.meta["kind"], start, start + len(name.content), name.meta["target"])

    def _find(self, number: int, line: str) -> Callable[[int], int]:
        """Where a column of such a line stands in the text."""
        if number != self._line:
            self._line, self._column = number, 0
        typed, stripped = self._lines[number], line.strip()
        is_cell = stripped not in typed[self._column :]
        escaped = stripped.replace("|", "\\|") if is_cell else stripped
        column = typed.index(escaped, self._column)
        self._column = column + len(escaped)
        start = self._starts[number] + column - (len(line) - len(line.lstrip()))
        return lambda at: start + at + (line.count("|", 0, at) if is_cell else 0)
