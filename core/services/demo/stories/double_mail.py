"""A queue delivers again what a slow worker has not confirmed."""

from datetime import time
from typing import Final

from core.domain.taxonomy import (
    ActionKind,
    ActionStatus,
    Category,
    DetectedBy,
    EventKind,
    Experience,
    Priority,
    ServiceState,
    Severity,
    Stage,
)
from core.services.demo.cast import IVAN, OLGA, TOM
from core.services.demo.story import Event, Item, Story, factor, passages, why

DOUBLE_MAIL: Final = Story(
    key="double-mail",
    title="Order confirmations were sent up to five times",
    severity=Severity.SEV3,
    stage=Stage.PUBLISHED,
    days_ago=269,
    began=time(13, 5),
    author=OLGA,
    commander=OLGA,
    responder=OLGA,
    category=Category.APPLICATION,
    cause="change_code",
    trigger="Deploy 7.2.0 renders invoices inside the worker that sends mail",
    detected_by=DetectedBy.CUSTOMER,
    experience=Experience.INTERMITTENT,
    error_rate=3.5,
    users_share=0.9,
    p95=41_000,
    complaints=57,
    rolled_back_to="7.1.4",
    services={"notifications": ServiceState.INTERMITTENT},
    course=(
        Event(
            0,
            EventKind.BEGAN,
            "Deploy 7.2.0 is complete; workers now render the invoice before they confirm a message.",
        ),
        Event(18, EventKind.OTHER, "First customer writes that the same mail came three times."),
        Event(47, EventKind.PAGED, "Support reports 20 tickets about repeated mails.", TOM),
        Event(51, EventKind.ACKNOWLEDGED, "Messaging takes it on.", OLGA),
        Event(58, EventKind.INVESTIGATION, "The queue shows 6,000 redeliveries an hour instead of 4.", OLGA),
        Event(
            66,
            EventKind.CAUSE,
            "Rendering takes longer than the 30 s after which the queue delivers again.",
            OLGA,
        ),
        Event(71, EventKind.MITIGATION, "Rollback to 7.1.4.", OLGA),
        Event(76, EventKind.RESTORED, "Redeliveries are back to a handful an hour."),
        Event(92, EventKind.COMMUNICATION, "Mail to the customers concerned: you were charged once.", TOM),
        Event(136, EventKind.MONITORING_ENDED, "An hour without repeated mails."),
        Event(137, EventKind.RESOLVED, "The incident is closed.", OLGA),
    ),
    whys=(
        why("Why did customers get a mail several times?", "The queue delivered its message several times."),
        why("Why did it?", "The worker confirmed too late.", "Redelivery counter, 13:05 to 14:21"),
        why("Why too late?", "Since 7.2.0 it renders a PDF first, which takes up to 40 s."),
        why(
            "Why does a second delivery send a second mail?", "The worker does not remember what it has sent."
        ),
        why("Why did no test find it?", "Test orders have one line; their invoice takes 0.2 s."),
    ),
    factors=(
        factor(
            "Sending is not idempotent",
            "A message handled twice is a mail sent twice.",
            "change_code",
            is_root=True,
        ),
        factor("No alert on redeliveries", "The counter exists, nobody is told.", "process"),
    ),
    items=(
        Item(
            "Remember sent mails by message id for seven days",
            OLGA,
            Priority.HIGH,
            ActionKind.PREVENT,
            14,
            ActionStatus.DONE,
            13,
            is_must_fix=True,
            success="The same message handled twice sends one mail",
        ),
        Item(
            "Alert above 100 redeliveries an hour",
            OLGA,
            Priority.HIGH,
            ActionKind.DETECT,
            7,
            ActionStatus.DONE,
            3,
        ),
        Item(
            "Render invoices in a worker of their own",
            IVAN,
            Priority.LOW,
            ActionKind.PREVENT,
            90,
            ActionStatus.DONE,
            84,
        ),
    ),
    prose=passages("""
[summary_incident]
After a deploy, some order confirmations were sent two to five times.

[summary_impact]
Customers with long orders received up to five mails for each; some feared that they had been charged as often.

[summary_cause]
Handling a message twice sends the mail twice, and a slower worker made that common.

[summary_resolution]
We rolled the worker back.

[summary_prevention]
A mail is now sent once per message, however often the message arrives.

[impact_text]
Nobody was charged more than once. Support answered 57 tickets in the afternoon.

[what_happened]
The queue hands a message to another worker when it has not been confirmed within 30 seconds. Release 7.2.0 moved the rendering of the invoice in front of the confirmation. Orders with many lines took longer than that, so they were rendered and sent again, by up to five workers.

[root_cause]
Sending a mail is not idempotent, although the queue promises delivery at least once, never exactly once.

[mitigation]
Rollback to 7.1.4 with the usual pipeline; it takes five minutes.

[went_well]
- Support grouped the tickets and told us the common point: long orders.

[went_wrong]
- Customers knew 47 minutes before we did.
- The change looked like moving two lines, and was reviewed like that.
"""),
)
