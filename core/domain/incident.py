"""The incident itself: what it is called, how it was found, and who answered."""

from dataclasses import dataclass, field
from datetime import date, datetime

from core.domain.ids import RowId
from core.domain.taxonomy import (
    Audience,
    Category,
    Confidentiality,
    DetectedBy,
    Priority,
    Raci,
    ServiceState,
    Severity,
    Stage,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    title: str = ""
    number: str = ""
    severity: Severity | None = None
    occurred_on: date | None = None
    started_at: datetime | None = None
    resolved_at: datetime | None = None
    category: Category | None = None
    priority: Priority | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Papers:
    """The postmortem as a document: whose it is, how it is written, how far it has come."""

    author: str = ""
    document_owner: str = ""
    reviewers: str = ""
    confidentiality: Confidentiality = Confidentiality.INTERNAL
    template: str = "platform"
    language: str = "en"
    zone: str = "UTC"
    stage: Stage = Stage.DRAFT
    version: int = 1
    created_at: datetime | None = None
    updated_at: datetime | None = None
    published_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Detection:
    detected_by: DetectedBy | None = None
    detected_at: datetime | None = None
    alert_name: str = ""
    alert_source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    acknowledged_at: datetime | None = None
    first_responder: str = ""
    incident_commander: str = ""
    was_escalated: bool | None = None
    escalation: str = ""
    runbook: str = ""
    runbook_helped: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Channels:
    """Where the incident was talked about, and when each audience was told."""

    internal_channels: str = ""
    external_channels: str = ""
    engineering_told_at: datetime | None = None
    management_told_at: datetime | None = None
    customers_told_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AffectedService:
    id: RowId = field(default=RowId(""), compare=False)
    name: str = ""
    state: ServiceState | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    id: RowId = field(default=RowId(""), compare=False)
    name: str = ""
    role: str = ""
    raci: Raci | None = None
    team: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CommunicationUpdate:
    id: RowId = field(default=RowId(""), compare=False)
    at: datetime | None = None
    audience: Audience | None = None
    channel: str = ""
    text: str = ""
    author: str = ""
