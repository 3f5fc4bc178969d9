"""Promised changes, each with one owner and a day."""

from dataclasses import dataclass, field
from datetime import date, datetime

from core.domain.ids import RowId
from core.domain.taxonomy import ActionKind, ActionStatus, Priority


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionItem:
    id: RowId = field(default=RowId(""), compare=False)
    key: str = ""
    title: str = ""
    owner: str = ""
    due_on: date | None = None
    priority: Priority | None = None
    kind: ActionKind | None = None
    status: ActionStatus = ActionStatus.OPEN
    is_must_fix: bool = False
    description: str = ""
    success_criterion: str = ""
    blocker: str = ""
    issue: str = ""
    notes: str = ""
    completed_at: datetime | None = None

    @property
    def is_settled(self) -> bool:
        return self.status in (ActionStatus.DONE, ActionStatus.DROPPED)

    def is_overdue(self, today: date) -> bool:
        return not self.is_settled and self.due_on is not None and self.due_on < today
