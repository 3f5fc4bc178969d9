"""The document as Markdown, without loss: the text is for people, its front matter carries what text cannot.

Reading what was written gives equal values, for every template in every language.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final, assert_never
from zoneinfo import ZoneInfo

from core.document.blocks import Block, Body, Heading, Pairs, Table
from core.document.markdown import front_matter
from core.document.markdown.beyond import beyond, divided
from core.document.markdown.cells import escaped, write_pairs, write_table
from core.document.markdown.checked import legible
from core.document.markdown.doubts import Doubt
from core.document.markdown.reading import parts, read_body
from core.document.markdown.restoring import Seen, restored
from core.document.markdown.section_reading import read_rows
from core.document.markdown.titles import guess
from core.document.outline import in_template, to_blocks
from core.document.prose import enclosed
from core.document.rows import to_table
from core.document.templates import TEMPLATES, Template
from core.document.wording import Wording, zone_named
from core.domain.errors import Refused, TooLarge, TooLong
from core.domain.ids import PostmortemId
from core.domain.postmortem import Postmortem
from core.i18n import LOCALES, Locale, active_locale, use_locale
from core.profiles import PROFILES

FORMAT: Final = 1
LARGEST: Final = 1024 * 1024
"""Bytes of a document that is read."""
LONGEST: Final = 10_000
"""Its lines."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a document says, how it was written, and what in it could not be placed."""

    postmortem: Postmortem
    template: Template
    language: Locale
    doubts: tuple[Doubt, ...]


@dataclass(frozen=True, slots=True)
class _Manner:
    """How a document is written: everything but what it says."""

    template: Template
    language: Locale
    wording: Wording


def write(postmortem: Postmortem, template: Template, wording: Wording) -> str:
    """The document in the active language. The same values give the same text."""
    manner = _Manner(template, active_locale(), in_template(wording, template))
    body = _write_body(postmortem, manner)
    kept, unseen = divided(beyond(postmortem, _read_body(body, manner)[0]), template)
    front = {
        "afterword": FORMAT,
        "id": postmortem.id,
        "template": template.key,
        "language": manner.language,
        "zone": manner.wording.zone.key,
        "profile": wording.profile.key,
        "beyond": kept,
        "unseen": unseen,
    }
    return front_matter.put({name: value for name, value in front.items() if value}, body)


def write_blocks(blocks: Iterable[Block]) -> str:
    return "\n\n".join(map(_write_block, blocks)) + "\n"


def _write_block(block: Block) -> str:
    match block:
        case Heading(text, level):
            return f"{'#' * level} {escaped(text)}"
        case Body(markdown):
            return enclosed(markdown)
        case Pairs():
            return write_pairs(block)
        case Table():
            return write_table(block)
        case _ as never:
            assert_never(never)


def read(text: str) -> Reading:
    """Any Markdown, as well as it can be read. Raises `TooLarge` and `TooLong`."""
    _measure(text)
    source, body = front_matter.split(legible(text))
    front, doubts = _front(source)
    manner = _manner(front, body)
    postmortem, found = _read_body(body, manner)
    for key, seen in (("beyond", _seen(manner)), ("unseen", _unseen(manner))):
        if isinstance(kept := front.get(key), dict):
            postmortem, more = restored(kept, postmortem, seen)
            found += more
    name = front.get("id")
    postmortem = replace(postmortem, id=PostmortemId(name if isinstance(name, str) else ""))
    return Reading(postmortem, manner.template, manner.language, (*doubts, *found))


def _measure(text: str) -> None:
    size = len(text.encode("utf-8", "surrogatepass"))
    if size > LARGEST:
        raise TooLarge(size, LARGEST)
    lines = text.count("\n") + 1
    if lines > LONGEST:
        raise TooLong(lines, LONGEST)


def _front(source: str) -> tuple[Mapping[str, Any], tuple[Doubt, ...]]:
    if not source.strip():
        return {}, ()
    try:
        return front_matter.load(source), ()
    except Refused:
        return {}, (Doubt("---", source),)


def _manner(front: Mapping[str, Any], body: str) -> _Manner:
    """As the front matter says, else as the titles and the template suggest."""
    template = TEMPLATES.get(str(front.get("template")))
    language = next((each for each in LOCALES if each == front.get("language")), None)
    if template is None or language is None:
        likely_template, likely_language = guess([part.title for part in parts(body)])
        template, language = template or likely_template, language or likely_language
    profile = PROFILES.get(str(front.get("profile")), PROFILES["platform"])
    zone = zone_named(str(front.get("zone", ""))) or ZoneInfo(template.zone or "UTC")
    return _Manner(template, language, Wording(profile, zone))


def _write_body(postmortem: Postmortem, manner: _Manner) -> str:
    with use_locale(manner.language):
        return write_blocks(to_blocks(postmortem, manner.template, manner.wording))


def _read_body(body: str, manner: _Manner) -> tuple[Postmortem, tuple[Doubt, ...]]:
    with use_locale(manner.language):
        return read_body(body, manner.template, manner.wording)


def _seen(manner: _Manner) -> Seen:
    """What this manner of writing makes of values."""

    def rows(listing: Any, given: Any) -> Any:
        with use_locale(manner.language):
            table = write_table(to_table(listing, given, manner.wording))
            return read_rows(listing, table, manner.wording)[0]

    return Seen(document=lambda given: _read_body(_write_body(given, manner), manner)[0], rows=rows)


def _unseen(manner: _Manner) -> Seen:
    """Sections that were not shown look like nothing, whatever the template shows today."""
    nothing = _read_body("", manner)[0]
    return replace(_seen(manner), document=lambda _given: nothing)
