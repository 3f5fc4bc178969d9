"""The course of the incident: its timeline, and how the service came back."""

from typing import Final

from core.document.fields import (
    Choice,
    Facts,
    Field,
    Flag,
    Line,
    Link,
    Listing,
    Moment,
    Number,
    Person,
    Prose,
    Section,
    Text,
)
from core.domain.resolution import ImmediateAction
from core.domain.taxonomy import EventKind, Stage
from core.domain.timeline import TimelineEvent
from core.i18n import N_

TIMELINE: Final[tuple[Section, ...]] = (
    Listing(
        key="timeline",
        title=N_("Timeline"),
        step="timeline",
        entry=TimelineEvent,
        one=N_("event"),
        help=N_("Events and actions alike. The kinds give the durations."),
        fields=(
            Field("at", N_("Time"), Moment(), "", Stage.IN_REVIEW),
            Field("kind", N_("Kind"), Choice(EventKind)),
            Field("text", N_("Event"), Text(), "", Stage.IN_REVIEW),
            Field("actor", N_("Actor"), Person()),
            Field("evidence", N_("Evidence"), Link()),
            Field("note", N_("Note"), Text()),
            Field("typed", N_("Time as typed"), Line(), is_kept=True),
            Field("is_approximate", N_("Approximate"), Flag()),
            Field("is_key", N_("Key event"), Flag(), N_("Goes into the executive version.")),
            Field(
                "is_decisive",
                N_("Counts for its milestone"),
                Flag(),
                N_("Where several events could give the same moment, this one does."),
            ),
        ),
        needed_for=Stage.IN_REVIEW,
    ),
    Facts(
        key="measures",
        title=N_("Durations"),
        step="timeline",
        fields=(),
        figures=(
            "time_to_detect",
            "time_to_acknowledge",
            "time_to_investigate",
            "time_to_mitigate",
            "time_to_resolve",
            "duration",
        ),
    ),
)

RESOLUTION: Final[tuple[Section, ...]] = (
    Listing(
        key="immediate_actions",
        title=N_("Immediate actions"),
        step="resolution",
        entry=ImmediateAction,
        one=N_("action"),
        fields=(
            Field("at", N_("Time"), Moment()),
            Field("description", N_("Action taken"), Text()),
            Field("actor", N_("By"), Person()),
        ),
    ),
    Prose(
        key="mitigation",
        title=N_("Mitigation steps"),
        step="resolution",
        help=N_("What was done, with the commands, so that it can be done again."),
        needed_for=Stage.IN_REVIEW,
    ),
    Prose(
        key="verification",
        title=N_("Verification"),
        step="resolution",
        help=N_("How we knew that it was over: checks, graphs, how long we watched."),
    ),
    Facts(
        key="recovery",
        title=N_("Recovery"),
        step="resolution",
        fields=(
            Field("mitigated_at", N_("Mitigated"), Moment(), N_("When users stopped feeling it.")),
            Field("health_checks_passed", N_("Health checks passed"), Flag()),
            Field("smoke_tests_passed", N_("Smoke tests passed"), Flag()),
            Field("monitoring_normal", N_("Monitoring back to normal"), Flag()),
            Field("watched_for", N_("Watched for"), Number(unit="min", whole=True)),
            Field("rolled_back", N_("Rolled back"), Flag()),
            Field("rolled_back_at", N_("Rolled back at"), Moment()),
            Field("rolled_back_to", N_("Rolled back to"), Line(), N_("Version or state.")),
            Field("rollback_method", N_("How it was rolled back")),
        ),
        figures=("time_to_mitigate", "time_to_resolve"),
    ),
)
