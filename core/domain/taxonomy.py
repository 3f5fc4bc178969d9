"""The closed sets of the field and how they are called.

Stored by value, shown by label. What a workspace may rename (severities, priorities, causes, roles)
gets its names from the profile; the order and meaning stay here.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from core.i18n import N_


class Stage(StrEnum):
    """Where a postmortem stands, in order."""

    DRAFT = "draft"
    IN_REVIEW = "in_review"
    APPROVED = "approved"
    PUBLISHED = "published"
    ARCHIVED = "archived"


class Severity(StrEnum):
    """How badly users were hit, worst first."""

    SEV1 = "sev1"
    SEV2 = "sev2"
    SEV3 = "sev3"
    SEV4 = "sev4"


class Priority(StrEnum):
    """How soon an action item must be done, soonest first."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Category(StrEnum):
    """The part of the system, or of the work on it, in which the incident lived."""

    INFRASTRUCTURE = "infrastructure"
    APPLICATION = "application"
    DATABASE = "database"
    DEPLOYMENT = "deployment"
    SECURITY = "security"
    HUMAN_FACTORS = "human_factors"
    THIRD_PARTY = "third_party"


class Confidentiality(StrEnum):
    PUBLIC = "public"
    INTERNAL = "internal"
    RESTRICTED = "restricted"


class DetectedBy(StrEnum):
    ALERT = "alert"
    CUSTOMER = "customer"
    MANUAL = "manual"
    MONITORING = "monitoring"


class EventKind(StrEnum):
    """What a timeline event marks; all but the last three drive a milestone."""

    BEGAN = "began"
    ALERT = "alert"
    PAGED = "paged"
    ACKNOWLEDGED = "acknowledged"
    INVESTIGATION = "investigation"
    CAUSE = "cause"
    MITIGATION = "mitigation"
    RESTORED = "restored"
    MONITORING_ENDED = "monitoring_ended"
    RESOLVED = "resolved"
    COMMUNICATION = "communication"
    OTHER = "other"


class Experience(StrEnum):
    """What users felt."""

    OUTAGE = "outage"
    DEGRADED = "degraded"
    INTERMITTENT = "intermittent"


class ServiceState(StrEnum):
    DOWN = "down"
    DEGRADED = "degraded"
    INTERMITTENT = "intermittent"
    WORKING = "working"


class ShareOf(StrEnum):
    """What the share of an outage is a share of."""

    USERS = "users"
    REQUESTS = "requests"


class Level(StrEnum):
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class DataEffect(StrEnum):
    NONE = "none"
    DELAYED = "delayed"
    LOST = "lost"


class DeployStatus(StrEnum):
    """What the remaining error budget allows."""

    NORMAL = "normal"
    CAUTION = "caution"
    WARNING = "warning"
    FREEZE = "freeze"


class Counting(StrEnum):
    """What an objective counts: minutes in which the service was hit at all, or requests that failed."""

    TIME = "time"
    REQUESTS = "requests"


class Raci(StrEnum):
    RESPONSIBLE = "responsible"
    ACCOUNTABLE = "accountable"
    CONSULTED = "consulted"
    INFORMED = "informed"


class ActionKind(StrEnum):
    """How an action item helps against a repetition."""

    PREVENT = "prevent"
    DETECT = "detect"
    MITIGATE = "mitigate"
    PROCESS = "process"
    REPAIR = "repair"


class ActionStatus(StrEnum):
    OPEN = "open"
    IN_PROGRESS = "in_progress"
    BLOCKED = "blocked"
    DONE = "done"
    DROPPED = "dropped"


class Audience(StrEnum):
    ENGINEERING = "engineering"
    MANAGEMENT = "management"
    CUSTOMERS = "customers"
    EVERYONE = "everyone"


class LinkKind(StrEnum):
    DOCUMENT = "document"
    CODE = "code"
    CONFIGURATION = "configuration"
    GRAPH = "graph"
    RUNBOOK = "runbook"
    VENDOR_STATUS = "vendor_status"
    CVE = "cve"
    DISCUSSION = "discussion"
    OTHER = "other"


LABELS: Final[Mapping[StrEnum, str]] = {
    Stage.DRAFT: N_("Draft"),
    Stage.IN_REVIEW: N_("In review"),
    Stage.APPROVED: N_("Approved"),
    Stage.PUBLISHED: N_("Published"),
    Stage.ARCHIVED: N_("Archived"),
    Category.INFRASTRUCTURE: N_("Infrastructure"),
    Category.APPLICATION: N_("Application"),
    Category.DATABASE: N_("Database"),
    Category.DEPLOYMENT: N_("Deployment"),
    Category.SECURITY: N_("Security"),
    Category.HUMAN_FACTORS: N_("Human factors"),
    Category.THIRD_PARTY: N_("Third party"),
    Confidentiality.PUBLIC: N_("Public"),
    Confidentiality.INTERNAL: N_("Internal"),
    Confidentiality.RESTRICTED: N_("Restricted"),
    DetectedBy.ALERT: N_("Automated alert"),
    DetectedBy.CUSTOMER: N_("Customer report"),
    DetectedBy.MANUAL: N_("Found by hand"),
    DetectedBy.MONITORING: N_("Seen in monitoring"),
    EventKind.BEGAN: N_("Incident began"),
    EventKind.ALERT: N_("Alert fired"),
    EventKind.PAGED: N_("Paged"),
    EventKind.ACKNOWLEDGED: N_("Acknowledged"),
    EventKind.INVESTIGATION: N_("Investigation started"),
    EventKind.CAUSE: N_("Cause identified"),
    EventKind.MITIGATION: N_("Mitigation applied"),
    EventKind.RESTORED: N_("Service restored"),
    EventKind.MONITORING_ENDED: N_("Monitoring ended"),
    EventKind.RESOLVED: N_("Resolved"),
    EventKind.COMMUNICATION: N_("Communication"),
    EventKind.OTHER: N_("Other"),
    Experience.OUTAGE: N_("Outage"),
    Experience.DEGRADED: N_("Degraded"),
    Experience.INTERMITTENT: N_("Intermittent"),
    ServiceState.DOWN: N_("Down"),
    ServiceState.DEGRADED: N_("Degraded"),
    ServiceState.INTERMITTENT: N_("Intermittent"),
    ServiceState.WORKING: N_("Working"),
    ShareOf.USERS: N_("Users"),
    ShareOf.REQUESTS: N_("Requests"),
    Level.HIGH: N_("High"),
    Level.MEDIUM: N_("Medium"),
    Level.LOW: N_("Low"),
    DataEffect.NONE: N_("None"),
    DataEffect.DELAYED: N_("Delayed"),
    DataEffect.LOST: N_("Lost"),
    DeployStatus.NORMAL: N_("Normal"),
    DeployStatus.CAUTION: N_("Caution"),
    DeployStatus.WARNING: N_("Warning"),
    DeployStatus.FREEZE: N_("Freeze"),
    Counting.TIME: N_("Minutes"),
    Counting.REQUESTS: N_("Requests"),
    Raci.RESPONSIBLE: N_("Responsible"),
    Raci.ACCOUNTABLE: N_("Accountable"),
    Raci.CONSULTED: N_("Consulted"),
    Raci.INFORMED: N_("Informed"),
    ActionKind.PREVENT: N_("Prevent"),
    ActionKind.DETECT: N_("Detect"),
    ActionKind.MITIGATE: N_("Mitigate"),
    ActionKind.PROCESS: N_("Process"),
    ActionKind.REPAIR: N_("Repair"),
    ActionStatus.OPEN: N_("Open"),
    ActionStatus.IN_PROGRESS: N_("In progress"),
    ActionStatus.BLOCKED: N_("Blocked"),
    ActionStatus.DONE: N_("Done"),
    ActionStatus.DROPPED: N_("Dropped"),
    Audience.ENGINEERING: N_("Engineering"),
    Audience.MANAGEMENT: N_("Management"),
    Audience.CUSTOMERS: N_("Customers"),
    Audience.EVERYONE: N_("Everyone"),
    LinkKind.DOCUMENT: N_("Document"),
    LinkKind.CODE: N_("Code"),
    LinkKind.CONFIGURATION: N_("Configuration"),
    LinkKind.GRAPH: N_("Graph"),
    LinkKind.RUNBOOK: N_("Runbook"),
    LinkKind.VENDOR_STATUS: N_("Vendor status"),
    LinkKind.CVE: N_("CVE"),
    LinkKind.DISCUSSION: N_("Discussion"),
    LinkKind.OTHER: N_("Other"),
}
