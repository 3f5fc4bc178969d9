"""The text of a document back to values: what is under a title goes where the title belongs.

It knows the documents that Afterword writes, and makes the best of others. What it cannot place it keeps
as a doubt.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final, assert_never

from core.document import computed, prose
from core.document.fields import Computed, Facts, Listing, Prose, Section
from core.document.markdown.cells import read_lines, unescaped
from core.document.markdown.doubts import Doubt
from core.document.markdown.section_reading import is_table_of, read_facts, read_rows
from core.document.markdown.titles import chapter_named, section_named
from core.document.outline import NOT_WRITTEN, UNTITLED
from core.document.schema import SECTIONS
from core.document.templates import Chapter, Template
from core.document.wording import Wording
from core.domain.postmortem import Postmortem
from core.i18n import active_locale, every_translation

_LOWEST: Final = prose.HIGHEST - 1


@dataclass(frozen=True, slots=True)
class Part:
    """A heading and the text up to the next; level 0 is what stands before the first."""

    level: int
    title: str
    text: str


@dataclass(slots=True)
class _Places:
    """The document as it fills, and where in it the reader stands."""

    template: Template
    wording: Wording
    postmortem: Postmortem
    prose: dict[str, str] = field(default_factory=dict)
    doubts: list[Doubt] = field(default_factory=list)
    chapter: Chapter | None = None
    section: Section | None = None


def read_body(body: str, template: Template, wording: Wording) -> tuple[Postmortem, tuple[Doubt, ...]]:
    """The values, and what could not be placed; in the active language first, but any is understood."""
    blank = Postmortem()
    papers = replace(blank.papers, template=template.key, language=active_locale(), zone=wording.zone.key)
    places = _Places(template, wording, replace(blank, papers=papers))
    for part in parts(body):
        _enter(part, places)
    return replace(places.postmortem, prose=places.prose), tuple(places.doubts)


def parts(body: str) -> Iterator[Part]:
    """Headings down to the third level; only the first may be of level 1, others count as chapters."""
    lines = body.split("\n")
    marks = [mark for mark in prose.top_headings(prose.blocks(body)) if mark[0] <= _LOWEST]
    level, title, start, is_titled = 0, "", 0, False
    for next_level, first, behind in [*marks, (0, len(lines), len(lines))]:
        yield Part(level, title, prose.trimmed("\n".join(lines[start:first])))
        level = 2 if next_level == 1 and is_titled else next_level
        is_titled = True
        title, start = _title(lines[first:behind]), behind


def _title(lines: Sequence[str]) -> str:
    """Of a heading with marks before it, or with a line under it."""
    if len(lines) > 1:
        return unescaped(" ".join(line.strip() for line in lines[:-1]))
    bare = "".join(lines).strip(" \t").lstrip("#").strip(" \t")
    kept = bare.rstrip("#")
    return unescaped(kept.rstrip(" \t") if kept != bare and kept[-1:] in {"", " ", "\t"} else bare)


def _enter(part: Part, places: _Places) -> None:
    match part.level:
        case 0:
            _doubt("", part.text, places)
        case 1:
            _entitle(part, places)
        case 2:
            _open_chapter(part, places)
        case _:
            _open_section(part, places)


def _entitle(part: Part, places: _Places) -> None:
    if part.title not in every_translation(UNTITLED):
        incident = replace(places.postmortem.incident, title=part.title)
        places.postmortem = replace(places.postmortem, incident=incident)
    _doubt(part.title, part.text, places)


def _open_chapter(part: Part, places: _Places) -> None:
    chapter = places.chapter = chapter_named(part.title, places.template)
    if chapter is None:
        places.section = section_named(part.title, ())
    elif len(chapter.sections) == 1:
        places.section = SECTIONS[chapter.sections[0]]
    else:
        places.section = _receiver(chapter, part)
    _take(part, places)
    if chapter and len(chapter.sections) > 1:
        places.section = None


def _receiver(chapter: Chapter, part: Part) -> Section | None:
    """Where text right under a chapter's title belongs: the first section of its form, one so called before."""
    lines = read_lines(part.text)
    namesake = section_named(part.title, chapter.sections)
    for section in sorted(map(SECTIONS.__getitem__, chapter.sections), key=lambda each: each is not namesake):
        match section:
            case Prose():
                return section
            case Facts() if lines.pairs.rows and not lines.rest and not lines.table.header:
                return section
            case Listing() if is_table_of(section, lines.table):
                return section
            case _:
                continue
    return None


def _open_section(part: Part, places: _Places) -> None:
    near = places.chapter.sections if places.chapter else ()
    found = section_named(part.title, near)
    if found is None and isinstance(places.section, Prose):
        _take(replace(part, text=prose.trimmed(f"### {part.title}\n\n{part.text}")), places)
        return
    places.section = found
    _take(part, places)


def _take(part: Part, places: _Places) -> None:
    if not part.text:
        if places.section is None and places.chapter is None:
            places.doubts.append(Doubt(part.title, ""))
        return
    if part.text.strip("*_") in every_translation(NOT_WRITTEN):
        return
    match places.section:
        case None:
            _doubt(part.title, part.text, places)
        case Prose(key=key):
            places.prose[key] = "\n\n".join(filter(None, (places.prose.get(key), part.text)))
        case Facts() as section:
            facts = getattr(places.postmortem, section.key, None)
            values, doubts = read_facts(section, part.text, places.wording)
            _put(places, section.key, replace(facts, **values) if facts else None, doubts)
        case Listing() as section:
            rows, doubts = read_rows(section, part.text, places.wording)
            _put(places, section.key, (*getattr(places.postmortem, section.key), *rows), doubts)
        case Computed() as section:
            _pass(section, part, places)
        case _ as never:
            assert_never(never)


def _pass(section: Computed, part: Part, places: _Places) -> None:
    """What is computed is computed again, never read; what else somebody has written there is no table of ours."""
    lines = read_lines(part.text)
    is_ours = len(lines.table.header) == len(computed.TITLES[section.key])
    if lines.rest or lines.pairs.rows or not is_ours:
        _doubt(part.title, part.text, places)


def _put(places: _Places, key: str, value: Any, doubts: Sequence[Doubt]) -> None:
    if value is not None:
        places.postmortem = replace(places.postmortem, **{key: value})
    places.doubts.extend(doubts)


def _doubt(where: str, text: str, places: _Places) -> None:
    if text:
        places.doubts.append(Doubt(where, text))
