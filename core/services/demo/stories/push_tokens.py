"""Push tokens are removed by a job that trusts an empty answer."""

from datetime import time
from typing import Final

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
from core.services.demo.cast import IVAN, OLGA, TOM
from core.services.demo.story import Event, Item, Story, factor, passages, why

PUSH_TOKENS: Final = Story(
    key="push-tokens",
    title="A third of all push tokens were deleted by a clean-up job",
    severity=Severity.SEV2,
    stage=Stage.PUBLISHED,
    days_ago=25,
    began=time(3, 30),
    author=OLGA,
    commander=TOM,
    responder=OLGA,
    category=Category.APPLICATION,
    cause="change_code",
    trigger="The provider of push messages answered with an empty list for 20 minutes",
    detected_by=DetectedBy.MONITORING,
    alert="PushDeliveryDrop",
    experience=Experience.OUTAGE,
    error_rate=33,
    users_share=33,
    p95=950,
    complaints=19,
    reputation=Level.MEDIUM,
    data_effect=DataEffect.LOST,
    data_details="Tokens of a third of all devices; restored from the backup of the night before",
    services={"notifications": ServiceState.DEGRADED},
    course=(
        Event(
            0, EventKind.BEGAN, "The nightly clean-up begins and asks the provider which tokens are alive."
        ),
        Event(
            6,
            EventKind.OTHER,
            "The provider answers some pages with an empty list; their tokens are deleted.",
        ),
        Event(22, EventKind.ALERT, "PushDeliveryDrop fires: a third fewer deliveries than the day before."),
        Event(26, EventKind.ACKNOWLEDGED, "On call acknowledges.", OLGA),
        Event(33, EventKind.INVESTIGATION, "Deliveries do not fail; there are simply fewer tokens.", OLGA),
        Event(41, EventKind.CAUSE, "The clean-up job has deleted 205,000 tokens in 20 minutes.", OLGA),
        Event(43, EventKind.OTHER, "The job is stopped.", OLGA),
        Event(58, EventKind.COMMUNICATION, "Note to product teams: do not send campaigns this morning.", TOM),
        Event(75, EventKind.MITIGATION, "The table of tokens is restored from the backup of 02:00.", TOM),
        Event(94, EventKind.RESTORED, "Deliveries are back at the level of the day before."),
        Event(155, EventKind.MONITORING_ENDED, "The morning campaign is delivered normally."),
        Event(156, EventKind.RESOLVED, "The incident is closed.", TOM),
    ),
    whys=(
        why("Why did people get no push messages?", "Their tokens had been deleted."),
        why("Why were they deleted?", "The clean-up removes every token that the provider does not name."),
        why(
            "Why did the provider not name them?",
            "It had a partial outage and answered with empty pages.",
            "Provider's status page",
        ),
        why("Why did the job believe an empty page?", "Empty and failed answers look the same to it."),
        why("Why may it delete so many?", "It has no limit, and deletes for good."),
    ),
    factors=(
        factor(
            "Unlimited deletion", "A job may remove any number of rows in a night.", "process", is_root=True
        ),
        factor(
            "Empty is taken for an answer",
            "The job does not compare with the day before.",
            "change_code",
            is_root=True,
        ),
        factor("Partial outage of the provider", "Announced an hour later.", "external_dependency"),
    ),
    items=(
        Item(
            "Stop the clean-up when it would delete over 2 % in a night",
            OLGA,
            Priority.HIGH,
            ActionKind.PREVENT,
            7,
            ActionStatus.DONE,
            3,
            is_must_fix=True,
            success="A test with an empty answer deletes nothing",
        ),
        Item(
            "Mark tokens as dead for 14 days before deleting them",
            OLGA,
            Priority.MEDIUM,
            ActionKind.MITIGATE,
            21,
            ActionStatus.IN_PROGRESS,
        ),
        Item(
            "Review the other jobs that delete by somebody else's list",
            IVAN,
            Priority.HIGH,
            ActionKind.PREVENT,
            14,
            ActionStatus.OPEN,
            success="A list of jobs, each with a limit",
        ),
        Item(
            "Rehearse restoring one table once a quarter",
            TOM,
            Priority.LOW,
            ActionKind.PROCESS,
            90,
            ActionStatus.OPEN,
        ),
    ),
    prose=passages("""
[summary_incident]
A nightly clean-up deleted a third of all push tokens, because the provider answered with empty lists.

[summary_impact]
One person in three received no push messages for 94 minutes in the early morning.

[summary_cause]
The clean-up believes an empty answer, and may delete as much as it likes.

[summary_resolution]
The tokens were restored from the backup of two o'clock.

[summary_prevention]
The job now stops when it would delete more than 2 % in a night.

[impact_text]
It was night for nearly everybody concerned, and no campaign was due. Messages about orders were also sent by mail, as always. Tokens that were registered between two and four o'clock were kept.

[what_happened]
Each night the job asks the provider, page by page, which tokens are alive, and deletes the others. During a partial outage the provider answered some pages with status 200 and an empty list. For the job, all tokens of such a page were dead.

[root_cause]
A job that deletes rows because of somebody else's answer has neither a limit nor a second look.

[mitigation]
1. Stop the job: `jobs stop push-cleanup`.
2. Restore the table beside the live one, and insert what is missing: runbook “restore one table”.

[verification]
Deliveries were compared hour by hour with the day before, until after the morning campaign.

[went_well]
- The alert compares with the day before; a plain error rate would have shown nothing.
- The restore had been rehearsed in spring, and took 19 minutes.

[went_wrong]
- The job had been reviewed for speed, not for what it may destroy.

[luck]
The outage of the provider ended before the job was through.
"""),
)
