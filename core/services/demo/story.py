"""How an incident is told: in minutes since it began, so that it can be set at any time."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time

from core.domain.causes import ContributingFactor, Why
from core.domain.taxonomy import (
    ActionKind,
    ActionStatus,
    Category,
    DataEffect,
    DetectedBy,
    EventKind,
    Experience,
    Level,
    Priority,
    ServiceState,
    Severity,
    Stage,
)


@dataclass(frozen=True, slots=True)
class Event:
    minute: int
    kind: EventKind
    text: str
    actor: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """`due` and `done` in days after the incident."""

    title: str
    owner: str
    priority: Priority
    kind: ActionKind
    due: int
    status: ActionStatus = ActionStatus.OPEN
    done: int = 0
    is_must_fix: bool = False
    success: str = ""
    blocker: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """`began` in UTC, shares in percent, latency in milliseconds. The first service is the one that broke."""

    key: str
    title: str
    severity: Severity
    stage: Stage
    days_ago: int
    began: time
    author: str
    commander: str
    responder: str
    language: str = "en"
    category: Category
    cause: str
    trigger: str
    detected_by: DetectedBy = DetectedBy.ALERT
    alert: str = ""
    experience: Experience
    error_rate: float
    users_share: float
    p95: float
    complaints: int
    reputation: Level = Level.LOW
    data_effect: DataEffect = DataEffect.NONE
    data_details: str = ""
    rolled_back_to: str = ""
    pattern: str = ""
    geography: str = "European Union"
    whys_note: str = ""
    services: Mapping[str, ServiceState]
    course: tuple[Event, ...]
    whys: tuple[Why, ...]
    factors: tuple[ContributingFactor, ...]
    items: tuple[Item, ...]
    prose: Mapping[str, str]

    @property
    def main_service(self) -> str:
        return next(iter(self.services))

    def minute_of(self, kind: EventKind) -> int:
        """Of the first event of that kind; each story has one of every kind that is asked for."""
        return next(event.minute for event in self.course if event.kind is kind)


def why(question: str, answer: str, evidence: str = "") -> Why:
    return Why(question=question, answer=answer, evidence=evidence)


def factor(name: str, description: str, category: str, *, is_root: bool = False) -> ContributingFactor:
    return ContributingFactor(name=name, description=description, category=category, is_root=is_root)


def passages(text: str) -> dict[str, str]:
    """Prose by key: each passage stands under a line `[key]`."""
    parts = text.strip().removeprefix("[").split("\n[")
    return {key: passage.strip() for key, _, passage in (part.partition("]") for part in parts)}
