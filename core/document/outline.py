"""The document as blocks: what a template shows of a postmortem, in the reader's language."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final, assert_never
from zoneinfo import ZoneInfo

from core.document import computed
from core.document.blocks import Block, Body, Heading, Pairs
from core.document.fields import Computed, Facts, Field, Listing, Moment, Number, Prose, Section
from core.document.figure_words import spell_figure
from core.document.readiness import is_empty
from core.document.rows import in_zone, shown_order, to_table, told
from core.document.schema import SECTIONS
from core.document.templates import Chapter, Template
from core.document.text import to_text
from core.document.wording import Wording
from core.domain.postmortem import Postmortem
from core.i18n import N_, _
from core.metrics.figures import State, figure

NOT_WRITTEN: Final = N_("Not written yet.")
UNTITLED: Final = N_("Untitled")


def to_blocks(postmortem: Postmortem, template: Template, wording: Wording) -> Iterator[Block]:
    """Empty sections are left out, except for required ones: they say that they are not written yet."""
    wording = in_template(wording, template)
    title = postmortem.incident.title
    yield Heading(title if title.strip() else _(UNTITLED), 1)
    for chapter in template.chapters:
        yield from _chapter(chapter, postmortem, wording)


def in_template(wording: Wording, template: Template) -> Wording:
    """With the zone that the template insists on."""
    return replace(wording, zone=ZoneInfo(template.zone)) if template.zone else wording


def _chapter(chapter: Chapter, postmortem: Postmortem, wording: Wording) -> Iterator[Block]:
    shown = [
        (SECTIONS[key], content)
        for key in chapter.sections
        if (content := to_block(SECTIONS[key], postmortem, wording)) or key in chapter.required
    ]
    if not shown:
        return
    yield Heading(_(chapter.title), 2)
    for section, content in shown:
        if len(chapter.sections) > 1:
            yield Heading(_(section.title), 3)
        yield content or Body(f"*{_(NOT_WRITTEN)}*")


def to_block(section: Section, postmortem: Postmortem, wording: Wording) -> Block | None:
    """What a section says; none when it is empty."""
    match section:
        case Facts():
            rows = (*_facts(section, postmortem, wording), *_figures(section, postmortem, wording))
            return Pairs(rows) if rows else None
        case Prose():
            text = postmortem.prose.get(section.key, "")
            return None if is_empty(text) else Body(text)
        case Listing():
            entries = getattr(postmortem, section.key)
            order = shown_order(section, entries)
            return to_table(section, [entries[place] for place in order], wording) if entries else None
        case Computed():
            return computed.to_table(section.key, postmortem, wording)
        case _ as never:
            assert_never(never)


def _facts(section: Facts, postmortem: Postmortem, wording: Wording) -> Iterator[tuple[str, str]]:
    facts: Any = getattr(postmortem, section.key, None)
    for field in section.fields:
        value = told(getattr(facts, field.key), field)
        if not is_empty(value) and not is_document_title(section, field):
            title = _(field.title)
            yield (
                in_zone(title, wording) if isinstance(field.type, Moment) else title,
                _with_unit(to_text(value, field.type, wording), field),
            )


def is_document_title(section: Facts, field: Field) -> bool:
    """The title stands over the whole document and not among the facts."""
    return (section.key, field.key) == ("incident", "title")


def _with_unit(text: str, field: Field) -> str:
    unit = field.type.unit if isinstance(field.type, Number) else ""
    return f"{text} {_(unit)}" if unit else text


def _figures(section: Facts, postmortem: Postmortem, wording: Wording) -> Iterator[tuple[str, str]]:
    for key in section.figures:
        found = figure(key, postmortem, wording.profile)
        if found.state in {State.RECORDED, State.INVALID}:
            yield _(found.title), spell_figure(found, postmortem.business_impact)
