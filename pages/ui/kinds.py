"""How kinds of things look: a shape and a colour together, never colour alone; how wide their columns are."""

from collections.abc import Mapping
from typing import Final, Literal, TypeAlias

from core.document.fields import Field, Line, Link, Moment, Number, Person, Text
from core.domain.profile import Profile
from core.domain.taxonomy import LABELS, EventKind, Severity, Stage
from core.i18n import _
from pages.ui.elements.table import Cell, Mark

Tone: TypeAlias = Literal["", "strong", "warning", "good", "bad", "quiet"]

_MARKS: Final[Mapping[EventKind, Mark]] = {
    EventKind.BEGAN: Mark("●", "var(--bad)"),
    EventKind.ALERT: Mark("▲", "var(--warning)"),
    EventKind.PAGED: Mark("▲", "var(--warning)"),
    EventKind.ACKNOWLEDGED: Mark("◆", "var(--st-primary-color)"),
    EventKind.INVESTIGATION: Mark("◆", "var(--st-primary-color)"),
    EventKind.CAUSE: Mark("✚", "var(--st-primary-color)"),
    EventKind.MITIGATION: Mark("■", "var(--good)"),
    EventKind.RESTORED: Mark("★", "var(--good)"),
    EventKind.MONITORING_ENDED: Mark("★", "var(--good)"),
    EventKind.RESOLVED: Mark("★", "var(--good)"),
    EventKind.COMMUNICATION: Mark("✉", "var(--muted)"),
    EventKind.OTHER: Mark("·", "var(--muted)"),
}
_SEVERITIES: Final[Mapping[Severity, Tone]] = {
    Severity.SEV1: "strong",
    Severity.SEV2: "bad",
    Severity.SEV3: "warning",
    Severity.SEV4: "quiet",
}
_STAGES: Final[Mapping[Stage, Tone]] = {
    Stage.DRAFT: "quiet",
    Stage.IN_REVIEW: "warning",
    Stage.APPROVED: "good",
    Stage.PUBLISHED: "good",
    Stage.ARCHIVED: "quiet",
}


def mark(value: object) -> Mark | None:
    """The shape of a timeline event's kind; nothing for other values."""
    return _MARKS.get(value) if isinstance(value, EventKind) else None


def severity(value: Severity | None, profile: Profile) -> Cell:
    """The profile's name for it, in a pill, stronger for worse."""
    if value is None:
        return Cell("")
    rule = profile.severities.get(value)
    return Cell(_(rule.name) if rule else value.value, _SEVERITIES[value])


def stage(value: Stage) -> Cell:
    return Cell(_(LABELS[value]), _STAGES[value])


def column_kind(field: Field) -> Literal["", "wide", "narrow", "number", "time"]:
    """How the column of a field is set."""
    match field.type:
        case Text() | Link():
            return "wide"
        case Line() if field.key not in ("key", "after"):
            return "wide"
        case Number():
            return "number"
        case Moment():
            return "time"
        case Person():
            return ""
        case _:
            return "narrow"
