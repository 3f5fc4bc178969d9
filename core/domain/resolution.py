"""How the service came back, and how one knew that it had."""

from dataclasses import dataclass, field
from datetime import datetime

from core.domain.ids import RowId


@dataclass(frozen=True, slots=True, kw_only=True)
class Recovery:
    mitigated_at: datetime | None = None
    health_checks_passed: bool | None = None
    smoke_tests_passed: bool | None = None
    monitoring_normal: bool | None = None
    watched_for: int | None = None
    rolled_back: bool | None = None
    rolled_back_at: datetime | None = None
    rolled_back_to: str = ""
    rollback_method: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImmediateAction:
    id: RowId = field(default=RowId(""), compare=False)
    at: datetime | None = None
    description: str = ""
    actor: str = ""
