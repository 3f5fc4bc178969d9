"""A process profile: what a workspace calls things, and by when they are due.

Facts of three teams' written processes; both ways are right where they differ. A workspace chooses one at
its first start.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from core.domain.taxonomy import DeployStatus, Priority, Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """Counted from the resolution: whole hours, or days on which the team works."""

    hours: int | None = None
    business_days: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SeverityRule:
    """A severity's name and promises; times in minutes, `None` where only best effort is promised.

    `update_every` is the cadence of status updates. No `due`: the postmortem is optional.
    """

    name: str
    meaning: str
    detect_within: int | None = None
    acknowledge_within: int | None = None
    resolve_within: int | None = None
    update_every: int | None = None
    due: Deadline | None = None


@dataclass(frozen=True, slots=True)
class PriorityRule:
    """A priority's name, and the days after which an item of it is due unless one says otherwise."""

    name: str
    days: int


@dataclass(frozen=True, slots=True)
class Phase:
    """A stretch of the way from resolved to learned, in days after the resolution."""

    key: str
    title: str
    first_day: int
    last_day: int
    owner: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceObjective:
    """The promised share of good time in percent, over a window of days."""

    target: float
    window: int

    @property
    def budget(self) -> float:
        """Minutes that may be bad: (1 − target) × window. 99.9 % over 30 days gives 43.2."""
        return (100 - self.target) / 100 * self.window * 24 * 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """`deploy_floors`: a status holds while more than its share (percent) of the error budget is left."""

    key: str
    name: str
    language: Literal["en", "pt", "ru"]
    zone: str
    template: str
    number_example: str
    severities: Mapping[Severity, SeverityRule]
    priorities: Mapping[Priority, PriorityRule]
    roles: Mapping[str, str]
    causes: Mapping[str, str]
    sign_offs: tuple[str, ...]
    phases: tuple[Phase, ...]
    resolve_counts_from: Literal["started", "detected"]
    objective: ServiceObjective
    deploy_floors: tuple[tuple[DeployStatus, float], ...] = (
        (DeployStatus.NORMAL, 50.0),
        (DeployStatus.CAUTION, 25.0),
        (DeployStatus.WARNING, 0.0),
    )

    def deploy_status(self, budget_left: float) -> DeployStatus:
        """What is allowed with that share (percent) of the error budget left."""
        for status, floor in self.deploy_floors:
            if budget_left > floor:
                return status
        return DeployStatus.FREEZE
