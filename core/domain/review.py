"""Review, sign-off and what follows them."""

from dataclasses import dataclass, field
from datetime import date, datetime

from core.domain.ids import RowId


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    meeting_at: datetime | None = None
    facilitator: str = ""
    published_where: str = ""
    distribution: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    next_review_on: date | None = None
    next_review_purpose: str = ""
    next_review_attendees: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendee:
    id: RowId = field(default=RowId(""), compare=False)
    name: str = ""
    attended: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Feedback:
    id: RowId = field(default=RowId(""), compare=False)
    reviewer: str = ""
    text: str = ""
    is_addressed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Approval:
    id: RowId = field(default=RowId(""), compare=False)
    person: str = ""
    role: str = ""
    approved_on: date | None = None
