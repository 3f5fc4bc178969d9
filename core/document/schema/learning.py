"""What we promise, what we learned, and what is kept beside."""

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
from core.domain.action_items import ActionItem
from core.domain.attachments import Attachment
from core.domain.learning import Link as LinkEntry
from core.domain.learning import SimilarIncident
from core.domain.taxonomy import ActionKind, ActionStatus, LinkKind, Stage
from core.i18n import N_

ACTIONS: Final[tuple[Section, ...]] = (
    Listing(
        key="action_items",
        title=N_("Action items"),
        step="actions",
        entry=ActionItem,
        one=N_("action item"),
        prefix="AI",
        fields=(
            Field("key", N_("Key"), is_kept=True),
            Field("title", N_("Action"), Line(), N_("A verb and an object."), Stage.IN_REVIEW),
            Field("owner", N_("Owner"), Person(), N_("One person, not a team."), Stage.IN_REVIEW),
            Field("due_on", N_("Due"), Day(), "", Stage.IN_REVIEW),
            Field("priority", N_("Priority"), Pick("priorities")),
            Field("kind", N_("Kind"), Choice(ActionKind)),
            Field("status", N_("Status"), Choice(ActionStatus)),
            Field("is_must_fix", N_("Must fix"), Flag(), N_("Blocks the next release while it is open.")),
            Field("description", N_("Description"), Text()),
            Field(
                "success_criterion", N_("Success criterion"), Text(), N_("How we shall know that it worked.")
            ),
            Field("blocker", N_("Blocker")),
            Field("issue", N_("Issue"), Link()),
            Field("notes", N_("Weekly notes"), Text()),
            Field("completed_at", N_("Completed"), Moment(), is_kept=True),
        ),
        needed_for=Stage.IN_REVIEW,
    ),
)

LESSONS: Final[tuple[Section, ...]] = (
    Prose(
        key="went_well",
        title=N_("What went well"),
        step="lessons",
        help=N_("What to keep doing."),
        needed_for=Stage.IN_REVIEW,
    ),
    Prose(
        key="went_wrong",
        title=N_("What did not go well"),
        step="lessons",
        help=N_("Where the system or the process made it hard."),
        needed_for=Stage.IN_REVIEW,
    ),
    Prose(
        key="surprises",
        title=N_("Surprises"),
        step="lessons",
        help=N_("What we had believed and was not so."),
    ),
    Prose(
        key="luck", title=N_("Where we were lucky"), step="lessons", help=N_("What could have made it worse.")
    ),
    Prose(
        key="tools_worked",
        title=N_("Tools and runbooks that worked"),
        step="lessons",
        help=N_("Dashboards, runbooks and tools that helped."),
    ),
    Prose(
        key="tools_missing",
        title=N_("Tools and runbooks that were missing"),
        step="lessons",
        help=N_("What we reached for and did not find."),
    ),
    Prose(
        key="lessons", title=N_("Lessons"), step="lessons", help=N_("What another team can take from this.")
    ),
    Prose(key="lessons_detection", title=N_("On detection"), step="lessons"),
    Prose(key="lessons_response", title=N_("On response"), step="lessons"),
    Prose(key="lessons_communication", title=N_("On communication"), step="lessons"),
    Prose(key="lessons_resolution", title=N_("On resolution"), step="lessons"),
    Prose(
        key="prevention_done",
        title=N_("Done already"),
        step="lessons",
        help=N_("What has changed since the incident."),
    ),
    Prose(key="prevention_short", title=N_("In the short term"), step="lessons"),
    Prose(key="prevention_long", title=N_("In the long term"), step="lessons"),
    Prose(
        key="prevention_monitoring",
        title=N_("Monitoring"),
        step="lessons",
        help=N_("Alerts, dashboards and metrics to add."),
    ),
    Prose(
        key="prevention_process",
        title=N_("Process"),
        step="lessons",
        help=N_("Runbooks, training, automation and tests to add."),
    ),
    Prose(
        key="prevention_technical",
        title=N_("Technical changes"),
        step="lessons",
        help=N_("Code, configuration, infrastructure, dependencies."),
    ),
    Facts(
        key="prevention",
        title=N_("New alert"),
        step="lessons",
        fields=(
            Field("new_alert", N_("Alert to add")),
            Field("alert_threshold", N_("Threshold")),
            Field("detection_gain", N_("Expected gain in detection"), Number(unit="min", whole=True)),
            Field("new_dashboard", N_("Dashboard to add"), Link()),
        ),
    ),
    Listing(
        key="similar",
        title=N_("Similar incidents"),
        step="lessons",
        entry=SimilarIncident,
        one=N_("similar incident"),
        fields=(
            Field("title", N_("Incident")),
            Field("link", N_("Link"), Link()),
            Field("similarity", N_("What is alike"), Text()),
        ),
    ),
    Facts(
        key="pattern",
        title=N_("Pattern"),
        step="lessons",
        fields=(
            Field("is_pattern", N_("Is it a pattern"), Flag()),
            Field("pattern_note", N_("What repeats")),
        ),
    ),
    Prose(
        key="log_excerpts",
        title=N_("Log excerpts"),
        step="lessons",
        help=N_("Only the lines that prove something."),
    ),
    Prose(key="communication_logs", title=N_("Communication logs"), step="lessons"),
    Listing(
        key="links",
        title=N_("Links"),
        step="lessons",
        entry=LinkEntry,
        one=N_("link"),
        fields=(
            Field("kind", N_("Kind"), Choice(LinkKind)),
            Field("title", N_("Title")),
            Field("url", N_("Address"), Link()),
        ),
    ),
    Listing(
        key="attachments",
        title=N_("Attached files"),
        step="lessons",
        entry=Attachment,
        one=N_("file"),
        fields=(
            Field("name", N_("File name"), Line(), is_kept=True),
            Field("caption", N_("Caption")),
            Field("media_type", N_("Type"), Line(), is_kept=True),
            Field("size", N_("Size in bytes"), Number(whole=True), is_kept=True),
            Field("sha256", N_("SHA-256"), Line(), is_kept=True),
        ),
    ),
)
