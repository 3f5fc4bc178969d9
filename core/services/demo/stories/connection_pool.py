"""A migration takes a lock, and the pool of connections runs dry."""

from datetime import time
from typing import Final

from core.domain.taxonomy import (
    ActionKind,
    ActionStatus,
    Category,
    EventKind,
    Experience,
    Level,
    Priority,
    ServiceState,
    Severity,
    Stage,
)
from core.services.demo.cast import ANA, IVAN, JOAO, TOM
from core.services.demo.story import Event, Item, Story, factor, passages, why

CONNECTION_POOL: Final = Story(
    key="connection-pool",
    title="Checkout failed for two customers in three while a migration held a lock",
    severity=Severity.SEV1,
    stage=Stage.ARCHIVED,
    days_ago=351,
    began=time(9, 12),
    author=ANA,
    commander=IVAN,
    responder=JOAO,
    category=Category.DATABASE,
    cause="change_infrastructure",
    trigger="Migration 0214 ran on the primary during office hours",
    alert="CheckoutErrorRate",
    experience=Experience.OUTAGE,
    error_rate=64,
    users_share=9.5,
    p95=12_400,
    complaints=138,
    reputation=Level.MEDIUM,
    rolled_back_to="schema 0213",
    services={"checkout": ServiceState.DOWN, "notifications": ServiceState.DEGRADED},
    course=(
        Event(
            0,
            EventKind.BEGAN,
            "Migration 0214 begins to rewrite the table `orders` and takes an exclusive lock.",
            JOAO,
        ),
        Event(
            1, EventKind.OTHER, "Requests that write orders begin to wait; the pool fills within 40 seconds."
        ),
        Event(2, EventKind.ALERT, "CheckoutErrorRate fires: 64 % of requests answer 503."),
        Event(3, EventKind.PAGED, "The primary on call is paged."),
        Event(5, EventKind.ACKNOWLEDGED, "On call acknowledges and opens #inc-checkout.", JOAO),
        Event(
            8,
            EventKind.INVESTIGATION,
            "Dashboards show 100 of 100 connections in use and a queue of 900.",
            JOAO,
        ),
        Event(11, EventKind.COMMUNICATION, "Status page: payments are failing, we are investigating.", TOM),
        Event(14, EventKind.OTHER, "The web servers are restarted; the pool fills again at once.", JOAO),
        Event(
            21,
            EventKind.CAUSE,
            "`pg_locks` shows the migration as the holder that everybody waits for.",
            IVAN,
        ),
        Event(24, EventKind.MITIGATION, "The migration is cancelled with `pg_cancel_backend`.", IVAN),
        Event(26, EventKind.RESTORED, "Errors fall below 0.1 %; the queue of orders drains."),
        Event(29, EventKind.COMMUNICATION, "Status page: payments work again, we are watching.", TOM),
        Event(56, EventKind.MONITORING_ENDED, "Thirty minutes without an error above the normal rate."),
        Event(57, EventKind.RESOLVED, "The incident is closed.", IVAN),
    ),
    whys=(
        why(
            "Why did checkout fail?",
            "Every connection of its pool waited for one lock.",
            "Pool dashboard, 09:13",
        ),
        why(
            "Why did they wait?",
            "A migration rewrote `orders` under an exclusive lock.",
            "`pg_locks` at 09:33",
        ),
        why("Why did it take that lock?", "It added a column with a computed default in one statement."),
        why(
            "Why did nobody see it in review?",
            "The test database has 2,000 orders; the rewrite takes 40 ms there.",
        ),
        why(
            "Why is there no check?",
            "Migrations are reviewed like code; their locks are not listed anywhere.",
        ),
    ),
    factors=(
        factor(
            "No lock timeout",
            "A migration may wait and hold for ever.",
            "change_infrastructure",
            is_root=True,
        ),
        factor("Small test data", "A rewrite is too fast there to be noticed.", "process"),
        factor("Long waits for a connection", "Requests waited 30 s instead of failing fast.", "capacity"),
    ),
    items=(
        Item(
            "Set lock_timeout to 2 s for every migration",
            IVAN,
            Priority.HIGH,
            ActionKind.PREVENT,
            7,
            ActionStatus.DONE,
            4,
            is_must_fix=True,
            success="A migration that would wait is cancelled in staging",
        ),
        Item(
            "Check migrations for rewrites of tables over 1 GB in CI",
            JOAO,
            Priority.MEDIUM,
            ActionKind.PREVENT,
            30,
            ActionStatus.DONE,
            27,
            success="The migration of this incident is refused",
        ),
        Item(
            "Alert when pool use passes 80 % for 2 minutes",
            TOM,
            Priority.HIGH,
            ActionKind.DETECT,
            7,
            ActionStatus.DONE,
            9,
        ),
        Item(
            "Lower the wait for a connection from 30 s to 3 s",
            ANA,
            Priority.LOW,
            ActionKind.MITIGATE,
            90,
            ActionStatus.DROPPED,
        ),
    ),
    prose=passages("""
[summary_incident]
A database migration locked the table of orders in the middle of the morning, and checkout ran out of connections.

[summary_impact]
About two payments in three failed for 26 minutes.

[summary_cause]
Migrations could hold an exclusive lock for as long as they liked.

[summary_resolution]
Cancelling the migration released the lock, and the queue drained within two minutes.

[summary_prevention]
Migrations now give up after two seconds, and CI refuses those that rewrite large tables.

[impact_text]
Customers saw “We could not take your payment” or waited until their browser gave up. Nobody was charged twice. Confirmation e-mails of the orders that did succeed came up to 20 minutes late.

[what_happened]
Migration 0214 added a column whose default is computed for each row. PostgreSQL rewrites the whole table for that and holds an `ACCESS EXCLUSIVE` lock meanwhile. Each request that touched `orders` took a connection from the pool and waited; after 40 seconds all 100 were waiting, and health checks failed with them.

[why_it_happened]
Everything about the migration was as our guide says. The guide did not speak of locks.

[root_cause]
Nothing limited how long a migration may hold a lock, and nothing in review or CI showed that this one would.

[mitigation]
1. Find the holder: `select * from pg_locks where not granted`.
2. Cancel it: `select pg_cancel_backend(4711)`.
3. Leave the web servers alone; they recover by themselves.

[verification]
Error rate, pool use and the queue of orders were watched for 30 minutes. All three stayed within the normal range.

[went_well]
- The alert fired two minutes after the first error.
- One person led, and the status page was updated within ten minutes.

[went_wrong]
- We restarted web servers before we had looked at the database, which cost seven minutes.
- The migration ran at the busiest hour because nothing said that it should not.

[luck]
The table of payments was next in the same migration; its lock would have blocked refunds too.
"""),
)
