"""The summary, the review and what follows."""

from typing import Final

from core.document.fields import (
    Day,
    Facts,
    Field,
    Flag,
    Line,
    Listing,
    Moment,
    Person,
    Pick,
    Prose,
    Section,
    Text,
)
from core.domain.review import Approval, Attendee, Feedback
from core.domain.taxonomy import Stage
from core.i18n import N_

REVIEW: Final[tuple[Section, ...]] = (
    Prose(
        key="summary_impact",
        title=N_("Impact in a sentence"),
        step="review",
        help=N_("Who could not do what, for how long."),
        needed_for=Stage.IN_REVIEW,
    ),
    Prose(
        key="summary_cause",
        title=N_("Root cause in a sentence"),
        step="review",
        help=N_("The condition that let it happen."),
        needed_for=Stage.IN_REVIEW,
    ),
    Prose(
        key="summary_resolution",
        title=N_("Resolution in a sentence"),
        step="review",
        help=N_("What ended it."),
        needed_for=Stage.IN_REVIEW,
    ),
    Prose(
        key="summary_prevention",
        title=N_("Prevention in a sentence"),
        step="review",
        help=N_("What keeps it from coming back."),
        needed_for=Stage.IN_REVIEW,
    ),
    Facts(
        key="review",
        title=N_("Review meeting"),
        step="review",
        fields=(
            Field("meeting_at", N_("Meeting"), Moment()),
            Field("facilitator", N_("Facilitator"), Person()),
            Field("published_where", N_("Published where"), Line()),
            Field("distribution", N_("Distribution"), Line(), N_("Who is sent the published postmortem.")),
        ),
    ),
    Listing(
        key="attendees",
        title=N_("Attendees"),
        step="review",
        entry=Attendee,
        one=N_("attendee"),
        fields=(Field("name", N_("Name"), Person()), Field("attended", N_("Attended"), Flag())),
    ),
    Prose(
        key="meeting_notes",
        title=N_("Meeting notes"),
        step="review",
        help=N_("Decisions and open questions."),
    ),
    Listing(
        key="feedback",
        title=N_("Reviewers' feedback"),
        step="review",
        entry=Feedback,
        one=N_("remark"),
        fields=(
            Field("reviewer", N_("Reviewer"), Person()),
            Field("text", N_("Remark"), Text()),
            Field("is_addressed", N_("Addressed"), Flag()),
        ),
    ),
    Listing(
        key="approvals",
        title=N_("Sign-offs"),
        step="review",
        entry=Approval,
        one=N_("sign-off"),
        fields=(
            Field("person", N_("Name"), Person()),
            Field("role", N_("Role"), Pick("roles")),
            Field("approved_on", N_("Date"), Day()),
        ),
    ),
    Prose(
        key="progress",
        title=N_("Progress of action items"),
        step="review",
        help=N_("How far the promised changes have come."),
    ),
    Facts(
        key="follow_up",
        title=N_("Next review"),
        step="review",
        fields=(
            Field("next_review_on", N_("Next review on"), Day()),
            Field("next_review_purpose", N_("Purpose")),
            Field("next_review_attendees", N_("Who takes part")),
        ),
    ),
)
