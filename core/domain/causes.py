"""Why it happened: the chain of whys, and the factors that made it possible."""

from dataclasses import dataclass, field
from datetime import datetime

from core.domain.ids import RowId


@dataclass(frozen=True, slots=True, kw_only=True)
class CauseFacts:
    cause_identified_at: datetime | None = None
    cause_category: str = ""
    trigger: str = ""
    whys_note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """One question with its answer. `after` is the key of the why it digs below; empty: the problem itself."""

    id: RowId = field(default=RowId(""), compare=False)
    key: str = ""
    after: str = ""
    question: str = ""
    answer: str = ""
    evidence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContributingFactor:
    id: RowId = field(default=RowId(""), compare=False)
    key: str = ""
    name: str = ""
    description: str = ""
    category: str = ""
    is_root: bool = False
