"""What was disturbed, how it was found, who answered and who was told."""

from typing import Final

from core.document.fields import (
    Choice,
    Day,
    Facts,
    Field,
    Flag,
    Line,
    Link,
    Listing,
    Moment,
    Number,
    Person,
    Pick,
    Prose,
    Section,
    Text,
)
from core.domain.incident import AffectedService, CommunicationUpdate, Participant
from core.domain.taxonomy import (
    Audience,
    Category,
    Confidentiality,
    DetectedBy,
    Raci,
    ServiceState,
    Stage,
)
from core.i18n import N_

INCIDENT: Final[tuple[Section, ...]] = (
    Facts(
        key="incident",
        title=N_("Incident"),
        step="incident",
        fields=(
            Field("title", N_("Title"), Line(), N_("What failed, for whom, in one line."), Stage.IN_REVIEW),
            Field("number", N_("Incident number"), Line(), N_("As your team calls it, for example P0-012.")),
            Field(
                "severity",
                N_("Severity"),
                Pick("severities"),
                N_("How badly users were hit, not how urgent the fix is."),
                Stage.IN_REVIEW,
            ),
            Field("priority", N_("Priority"), Pick("priorities")),
            Field("category", N_("Category"), Choice(Category), "", Stage.PUBLISHED),
            Field("occurred_on", N_("Date"), Day()),
            Field(
                "started_at",
                N_("Started"),
                Moment(),
                N_("When users first felt it, not when we noticed."),
                Stage.IN_REVIEW,
            ),
            Field(
                "resolved_at",
                N_("Resolved"),
                Moment(),
                N_("When users were well again for good."),
                Stage.IN_REVIEW,
            ),
        ),
        figures=("duration",),
    ),
    Listing(
        key="services",
        title=N_("Services affected"),
        step="incident",
        entry=AffectedService,
        one=N_("service"),
        fields=(
            Field("name", N_("Service"), Line(), "", Stage.IN_REVIEW),
            Field("state", N_("State"), Choice(ServiceState)),
            Field("note", N_("Note"), Line()),
        ),
        needed_for=Stage.IN_REVIEW,
    ),
    Prose(
        key="summary_incident",
        title=N_("What happened"),
        step="incident",
        help=N_("The incident in one or two sentences that a newcomer understands."),
        needed_for=Stage.IN_REVIEW,
    ),
    Facts(
        key="papers",
        title=N_("Document"),
        step="incident",
        fields=(
            Field("author", N_("Author"), Person(), "", Stage.IN_REVIEW),
            Field(
                "document_owner", N_("Document owner"), Person(), N_("Who keeps it true after publishing.")
            ),
            Field("reviewers", N_("Reviewers"), Line()),
            Field("confidentiality", N_("Confidentiality"), Choice(Confidentiality)),
            Field("stage", N_("Stage"), Choice(Stage), is_kept=True),
            Field("version", N_("Version"), Number(whole=True), is_kept=True),
            Field("created_at", N_("Created"), Moment(), is_kept=True),
            Field("updated_at", N_("Updated"), Moment(), is_kept=True),
            Field("published_at", N_("Published"), Moment(), is_kept=True),
        ),
    ),
)

RESPONSE: Final[tuple[Section, ...]] = (
    Facts(
        key="detection",
        title=N_("Detection"),
        step="response",
        fields=(
            Field("detected_by", N_("Detected by"), Choice(DetectedBy), "", Stage.IN_REVIEW),
            Field(
                "detected_at",
                N_("Detected"),
                Moment(),
                N_("When the alert fired or the first report came in."),
                Stage.IN_REVIEW,
            ),
            Field("alert_name", N_("Alert name")),
            Field("alert_source", N_("Alert source"), Line(), N_("The tool that raised it.")),
        ),
        figures=("time_to_detect",),
    ),
    Facts(
        key="response",
        title=N_("Response"),
        step="response",
        fields=(
            Field("acknowledged_at", N_("Acknowledged"), Moment(), N_("When a person took it on.")),
            Field("first_responder", N_("First responder"), Person()),
            Field("incident_commander", N_("Incident commander"), Person()),
            Field("was_escalated", N_("Escalated"), Flag()),
            Field("escalation", N_("How it was escalated")),
            Field("runbook", N_("Runbook used"), Link()),
            Field("runbook_helped", N_("Runbook helped"), Flag()),
        ),
        figures=("time_to_acknowledge",),
    ),
    Listing(
        key="people",
        title=N_("People and roles"),
        step="response",
        entry=Participant,
        one=N_("person"),
        fields=(
            Field("name", N_("Name"), Person()),
            Field("role", N_("Role"), Pick("roles")),
            Field("raci", N_("RACI"), Choice(Raci), N_("Responsible, accountable, consulted or informed.")),
            Field("team", N_("Team")),
        ),
    ),
    Facts(
        key="channels",
        title=N_("Communication"),
        step="response",
        fields=(
            Field("internal_channels", N_("Internal channels")),
            Field("external_channels", N_("External channels"), Line(), N_("Status page, customer e-mail.")),
            Field("engineering_told_at", N_("Engineering told"), Moment()),
            Field("management_told_at", N_("Management told"), Moment()),
            Field("customers_told_at", N_("Customers told"), Moment()),
        ),
    ),
    Listing(
        key="updates",
        title=N_("Updates sent"),
        step="response",
        entry=CommunicationUpdate,
        one=N_("update"),
        fields=(
            Field("at", N_("Time"), Moment()),
            Field("audience", N_("Audience"), Choice(Audience)),
            Field("channel", N_("Channel")),
            Field("text", N_("Text"), Text()),
            Field("author", N_("Author"), Person()),
        ),
    ),
)
