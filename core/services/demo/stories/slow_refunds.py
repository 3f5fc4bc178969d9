"""Refunds pile up behind a limit of a partner."""

from datetime import time
from typing import Final

from core.domain.taxonomy import (
    ActionKind,
    ActionStatus,
    Category,
    DataEffect,
    EventKind,
    Experience,
    Level,
    Priority,
    ServiceState,
    Severity,
    Stage,
)
from core.services.demo.cast import ANA, JOAO, TOM
from core.services.demo.story import Event, Item, Story, factor, passages, why

SLOW_REFUNDS: Final = Story(
    key="slow-refunds",
    title="Refunds were late by up to a day after a bank lowered its limit",
    severity=Severity.SEV2,
    stage=Stage.APPROVED,
    days_ago=13,
    began=time(8, 40),
    author=JOAO,
    commander=ANA,
    responder=JOAO,
    category=Category.THIRD_PARTY,
    cause="external_dependency",
    trigger="The bank lowered the limit of its interface to 5 requests a second",
    alert="RefundQueueAge",
    experience=Experience.DEGRADED,
    error_rate=7.5,
    users_share=0.4,
    p95=260,
    complaints=46,
    reputation=Level.MEDIUM,
    data_effect=DataEffect.DELAYED,
    data_details="Refunds of one day, all paid out by the next noon",
    services={"checkout": ServiceState.DEGRADED},
    course=(
        Event(0, EventKind.BEGAN, "The bank begins to answer 429 to four refunds in five."),
        Event(35, EventKind.ALERT, "RefundQueueAge fires: the oldest refund waits for 30 minutes."),
        Event(44, EventKind.ACKNOWLEDGED, "On call acknowledges.", JOAO),
        Event(60, EventKind.INVESTIGATION, "Each refused refund is tried again at once, five times.", JOAO),
        Event(
            95,
            EventKind.CAUSE,
            "The bank confirms the new limit, announced by mail to a former colleague.",
            ANA,
        ),
        Event(110, EventKind.COMMUNICATION, "Help page: refunds may take a day longer than usual.", ANA),
        Event(150, EventKind.MITIGATION, "Refunds are sent at 4 a second, without retries in a row.", JOAO),
        Event(165, EventKind.RESTORED, "No more refusals; the queue begins to shrink."),
        Event(1_560, EventKind.MONITORING_ENDED, "The queue is empty on the next day."),
        Event(1_565, EventKind.RESOLVED, "The incident is closed.", ANA),
    ),
    whys=(
        why("Why were refunds late?", "The bank refused four in five of them."),
        why("Why did it refuse?", "We send up to 40 a second, and it allows 5 since that morning."),
        why("Why did retries make it worse?", "They count against the limit, and come without a pause."),
        why("Why did we not know of the limit?", "The announcement went to one person who has left."),
        why("Why to one person?", "Contacts of partners are people's addresses, not a team's."),
    ),
    factors=(
        factor(
            "Retries without a pause",
            "A refusal is answered with five more requests.",
            "change_code",
            is_root=True,
        ),
        factor("Contacts are persons", "News ends with the person.", "process", is_root=True),
    ),
    items=(
        Item(
            "Honour Retry-After of the bank, and keep below 4 requests a second",
            JOAO,
            Priority.HIGH,
            ActionKind.REPAIR,
            7,
            ActionStatus.DONE,
            6,
            is_must_fix=True,
        ),
        Item(
            "Give every partner the address of a team",
            ANA,
            Priority.MEDIUM,
            ActionKind.PROCESS,
            11,
            ActionStatus.OPEN,
            success="The list of contacts holds no person",
        ),
        Item(
            "Alert when a partner answers 429 to over 5 % of requests",
            TOM,
            Priority.MEDIUM,
            ActionKind.DETECT,
            30,
            ActionStatus.IN_PROGRESS,
        ),
    ),
    prose=passages("""
[summary_incident]
A bank lowered the limit of its interface, and refunds piled up for a day.

[summary_impact]
Customers waited up to a day longer for their money; payments were not affected.

[summary_cause]
Our retries came without a pause and used up what the bank still allowed.

[summary_resolution]
Refunds are sent at four a second, and the queue was empty on the next day.

[summary_prevention]
We honour the bank's `Retry-After`, and its news go to a team.

[impact_text]
Refunds of one morning were paid out by the next noon. 46 people asked support where their money was.

[what_happened]
From 08:40 the bank allowed five requests a second instead of fifty. A refused refund was tried again five times at once, so that most of the five allowed requests were retries of refunds that had no chance either.

[root_cause]
Retries had no pause, and a change that had been announced six weeks before reached nobody.

[mitigation]
`refunds rate --per-second 4`, and retries off until the queue is empty.

[went_well]
- The alert on the age of the queue; the rate of errors alone looked harmless.
- The help page answered most questions before they were asked.

[went_wrong]
- It took an hour to find a person at the bank.
"""),
)
