"""What is still missing before a postmortem may move to a stage."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final, assert_never

from core.document.fields import Computed, Facts, Field, Listing, Prose, Section
from core.document.schema import SECTIONS, STEPS, field_of
from core.document.templates import Template
from core.domain.ids import RowId
from core.domain.postmortem import Postmortem
from core.domain.taxonomy import Stage
from core.i18n import _
from core.metrics.milestones import milestone, milestone_of

_ORDER: Final = tuple(Stage)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Something missing: a whole section, a field of it, or a field of one row.

    `row_name` is the key that people call the row by, or its number.
    """

    step: str
    section: str
    field: str | None = None
    row: RowId | None = None
    row_name: str = ""

    def title(self) -> str:
        """`Root cause`, `Started`, `Owner of AI-2`: in the reader's language."""
        section = SECTIONS[self.section]
        if self.field is None:
            return _(section.title)
        assert isinstance(section, Facts | Listing)
        name = _(field_of(section, self.field).title)
        if not self.row_name:
            return name
        return _("{field} of {row}").format(field=name, row=self.row_name)


def gaps(postmortem: Postmortem, template: Template, stage: Stage) -> tuple[Gap, ...]:
    """In the order of the form's steps. Only what the template shows can be missing."""
    shown = frozenset(template.sections())
    required = frozenset() if stage is Stage.DRAFT else template.required()
    order = {step.key: place for place, step in enumerate(STEPS)}
    found = [
        gap
        for section in SECTIONS.values()
        if section.key in shown
        for gap in _gaps(section, postmortem, stage, is_required=section.key in required)
    ]
    return tuple(sorted(found, key=lambda gap: order[gap.step]))


def _gaps(section: Section, postmortem: Postmortem, stage: Stage, *, is_required: bool) -> Iterator[Gap]:
    match section:
        case Facts():
            yield from _gaps_of_facts(section, postmortem, stage, is_required=is_required)
        case Prose():
            wanted = is_required or _is_due(section.needed_for, stage)
            if wanted and not postmortem.prose.get(section.key, "").strip():
                yield Gap(step=section.step, section=section.key)
        case Listing():
            rows = getattr(postmortem, section.key)
            if not rows and (is_required or _is_due(section.needed_for, stage)):
                yield Gap(step=section.step, section=section.key)
            for number, row in enumerate(rows, 1):
                yield from _gaps_of_row(section, row, number, stage)
        case Computed():
            return
        case _ as never:
            assert_never(never)


def _gaps_of_facts(
    section: Facts, postmortem: Postmortem, stage: Stage, *, is_required: bool
) -> Iterator[Gap]:
    facts: Any = getattr(postmortem, section.key, None)
    due = tuple(_due(section, stage))
    for field in due:
        if is_empty(getattr(facts, field.key)) and not _is_reached(section, field, postmortem):
            yield Gap(step=section.step, section=section.key, field=field.key)
    if is_required and section.fields and not due and facts == type(facts)():
        yield Gap(step=section.step, section=section.key)


def _is_reached(section: Facts, field: Field, postmortem: Postmortem) -> bool:
    """The timeline's kinds of event say when a milestone was reached, too."""
    which = milestone_of(section.key, field.key)
    return which is not None and milestone(postmortem, which) is not None


def _gaps_of_row(section: Listing, row: Any, number: int, stage: Stage) -> Iterator[Gap]:
    name = getattr(row, "key", "") or f"{_(section.one)} {number}"
    for field in _due(section, stage):
        if is_empty(getattr(row, field.key)):
            yield Gap(step=section.step, section=section.key, field=field.key, row=row.id, row_name=name)


def _due(section: Facts | Listing, stage: Stage) -> Iterator[Field]:
    return (field for field in section.fields if _is_due(field.needed_for, stage))


def _is_due(needed_for: Stage | None, stage: Stage) -> bool:
    return needed_for is not None and _ORDER.index(needed_for) <= _ORDER.index(stage)


def is_empty(value: object) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())
