"""What is kept for the next time: prevention, patterns, neighbours and papers."""

from dataclasses import dataclass, field

from core.domain.ids import RowId
from core.domain.taxonomy import LinkKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Prevention:
    """`detection_gain` in minutes."""

    new_alert: str = ""
    alert_threshold: str = ""
    detection_gain: int | None = None
    new_dashboard: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    is_pattern: bool | None = None
    pattern_note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SimilarIncident:
    id: RowId = field(default=RowId(""), compare=False)
    title: str = ""
    link: str = ""
    similarity: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    id: RowId = field(default=RowId(""), compare=False)
    kind: LinkKind = LinkKind.OTHER
    title: str = ""
    url: str = ""
