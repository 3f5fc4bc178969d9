"""The document, declared once: form, readiness, Markdown, Word and search all walk `SECTIONS`.

Keys are forever: a renamed title is a translation matter; a changed meaning is a new key and a migration.
"""

from collections.abc import Mapping
from typing import Final

from core.document.fields import Facts, Field, Listing, Prose, Section
from core.document.schema.causes import CAUSES
from core.document.schema.course import RESOLUTION, TIMELINE
from core.document.schema.impact import IMPACT
from core.document.schema.incident import INCIDENT, RESPONSE
from core.document.schema.learning import ACTIONS, LESSONS
from core.document.schema.review import REVIEW
from core.document.schema.steps import STEPS

__all__ = ["FACTS", "LISTINGS", "PROSE", "SECTIONS", "STEPS", "field_of", "sections_of"]

SECTIONS: Final[Mapping[str, Section]] = {
    section.key: section
    for section in (
        *INCIDENT,
        *RESPONSE,
        *TIMELINE,
        *IMPACT,
        *CAUSES,
        *RESOLUTION,
        *ACTIONS,
        *LESSONS,
        *REVIEW,
    )
}
FACTS: Final = tuple(s for s in SECTIONS.values() if isinstance(s, Facts))
PROSE: Final = tuple(s for s in SECTIONS.values() if isinstance(s, Prose))
LISTINGS: Final = tuple(s for s in SECTIONS.values() if isinstance(s, Listing))


def sections_of(step: str) -> tuple[Section, ...]:
    """The sections that a step of the form shows, in order."""
    return tuple(section for section in SECTIONS.values() if section.step == step)


def field_of(section: Facts | Listing, key: str) -> Field:
    """The field of that key; a `KeyError` names one that the section does not have."""
    for field in section.fields:
        if field.key == key:
            return field
    raise KeyError(f"{section.key}.{key}")
