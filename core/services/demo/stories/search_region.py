"""A failover leaves search without half of its hosts: still in review."""

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
from core.services.demo.cast import IVAN, MARIA, TOM
from core.services.demo.story import Event, Item, Story, factor, passages, why

SEARCH_REGION: Final = Story(
    key="search-region",
    title="Search was down for a quarter of an hour during a failover between regions",
    severity=Severity.SEV1,
    stage=Stage.IN_REVIEW,
    days_ago=6,
    began=time(15, 20),
    author=MARIA,
    commander=IVAN,
    responder=TOM,
    category=Category.INFRASTRUCTURE,
    cause="capacity",
    trigger="Planned failover from region A to region B",
    alert="SearchDown",
    experience=Experience.OUTAGE,
    error_rate=92,
    users_share=11,
    p95=30_000,
    complaints=64,
    reputation=Level.MEDIUM,
    rolled_back_to="region A",
    services={"search": ServiceState.DOWN, "checkout": ServiceState.WORKING},
    course=(
        Event(0, EventKind.BEGAN, "All traffic is moved to region B as planned.", IVAN),
        Event(1, EventKind.ALERT, "SearchDown fires: 92 % of requests fail."),
        Event(2, EventKind.ACKNOWLEDGED, "Everybody concerned is in the call already.", TOM),
        Event(4, EventKind.INVESTIGATION, "Six of twelve hosts in region B do not answer.", TOM),
        Event(7, EventKind.COMMUNICATION, "Status page: search is down, browsing by category works.", MARIA),
        Event(
            9, EventKind.CAUSE, "Six hosts were switched off in March to save money, and still counted.", TOM
        ),
        Event(12, EventKind.MITIGATION, "Traffic is moved back to region A.", IVAN),
        Event(15, EventKind.RESTORED, "Search answers again.", MARIA),
        Event(45, EventKind.MONITORING_ENDED, "Half an hour at the normal rate."),
        Event(46, EventKind.RESOLVED, "The incident is closed.", IVAN),
    ),
    whys=(
        why("Why was search down?", "Half of the hosts of region B had to carry all traffic."),
        why("Why half?", "The others had been switched off in March.", "Invoice of March"),
        why(
            "Why did the plan count them?", "It takes its figures from the inventory, which was not changed."
        ),
        why("Why did the rehearsal pass?", "It moved 5 % of the traffic, which half of the hosts can carry."),
        why("Why only 5 %?", "More had never been asked of a rehearsal."),
    ),
    factors=(
        factor("Inventory and reality differ", "Hosts are switched off by hand.", "process", is_root=True),
        factor("Rehearsals are too gentle", "5 % says nothing about 100 %.", "capacity"),
    ),
    items=(
        Item(
            "Count the hosts that answer before moving traffic",
            TOM,
            Priority.HIGH,
            ActionKind.PREVENT,
            4,
            ActionStatus.OPEN,
            is_must_fix=True,
            success="The failover refuses with six of twelve",
        ),
        Item(
            "Move traffic in steps of 10 %, 25 %, 50 % and 100 %",
            IVAN,
            Priority.HIGH,
            ActionKind.MITIGATE,
            7,
            ActionStatus.IN_PROGRESS,
        ),
        Item("Compare the inventory with reality every night", TOM, Priority.MEDIUM, ActionKind.DETECT, 30),
    ),
    prose=passages("""
[summary_incident]
A planned failover moved all search traffic to a region in which half of the hosts were switched off.

[summary_impact]
Nearly every search failed for 15 minutes in the afternoon.

[summary_cause]
The plan trusted an inventory that nobody compares with what runs.

[summary_resolution]
Traffic was moved back to the first region.

[summary_prevention]
The failover will count hosts that answer, and move traffic in steps.

[impact_text]
Customers saw an apology instead of results. Browsing by category, carts and checkout worked, and sales fell by a fifth for that quarter of an hour.

[what_happened]
Region B has twelve hosts in the inventory and six in reality. With all traffic, each of the six had twice the load for which it is built, and their queues timed out.

[root_cause]
The failover has no check of its own that the target can carry the load.

[mitigation]
`regionctl search --to a`, as the runbook says.

[went_well]
- Everybody was in the call when it happened; going back was decided within a minute.

[went_wrong]
- The rehearsal of the week before gave us trust that it had not earned.
"""),
)
