"""A rebuilt index does not fit into the memory of its shards."""

from datetime import time
from typing import Final

from core.domain.taxonomy import (
    ActionKind,
    ActionStatus,
    Category,
    EventKind,
    Experience,
    Priority,
    ServiceState,
    Severity,
    Stage,
)
from core.services.demo.cast import MARIA, TOM
from core.services.demo.story import Event, Item, Story, factor, passages, why

SHARD_MEMORY: Final = Story(
    key="shard-memory",
    title="Search answered slowly or not at all after the index was rebuilt",
    severity=Severity.SEV2,
    stage=Stage.PUBLISHED,
    days_ago=312,
    began=time(6, 48),
    author=MARIA,
    commander=TOM,
    responder=MARIA,
    category=Category.INFRASTRUCTURE,
    cause="capacity",
    trigger="The nightly rebuild switched to the new index at 06:48",
    alert="SearchLatencyP95",
    experience=Experience.DEGRADED,
    error_rate=18,
    users_share=6.2,
    p95=4_900,
    complaints=22,
    rolled_back_to="index of the day before",
    services={"search": ServiceState.DEGRADED},
    course=(
        Event(0, EventKind.BEGAN, "The alias `products` is switched to the index that was built overnight."),
        Event(4, EventKind.OTHER, "Two of six shards begin to swap; p95 passes 2 s."),
        Event(9, EventKind.ALERT, "SearchLatencyP95 fires: above 2 s for five minutes."),
        Event(12, EventKind.ACKNOWLEDGED, "On call acknowledges from the train.", MARIA),
        Event(
            20,
            EventKind.INVESTIGATION,
            "Slow queries come from two shards only; both hosts are short of memory.",
            MARIA,
        ),
        Event(24, EventKind.COMMUNICATION, "Status page: search is slow for some customers.", TOM),
        Event(
            31,
            EventKind.CAUSE,
            "The new index is 2.3 times the size of the old: a field is stored twice.",
            MARIA,
        ),
        Event(35, EventKind.MITIGATION, "The alias is switched back to the index of the day before.", MARIA),
        Event(38, EventKind.RESTORED, "p95 is back at 190 ms."),
        Event(70, EventKind.MONITORING_ENDED, "Half an hour at the normal level."),
        Event(71, EventKind.RESOLVED, "The incident is closed; rebuilds are paused.", TOM),
    ),
    whys=(
        why(
            "Why was search slow?", "Two shards did not fit into memory and swapped.", "Host dashboard, 06:55"
        ),
        why("Why did they not fit?", "The index had grown to 2.3 times its size."),
        why("Why had it grown?", "A mapping change stored the description twice, once for highlighting."),
        why("Why did the rebuild go live?", "It checks the number of documents, not their size."),
    ),
    whys_note="The fourth answer is where we can act.",
    factors=(
        factor("No check of size before the switch", "Only documents are counted.", "process", is_root=True),
        factor("Little spare memory", "Shards run at 85 % on an ordinary day.", "capacity"),
    ),
    items=(
        Item(
            "Refuse to switch to an index that grew by over 30 %",
            MARIA,
            Priority.HIGH,
            ActionKind.PREVENT,
            7,
            ActionStatus.DONE,
            6,
            success="The index of this incident is refused",
        ),
        Item(
            "Store the description once", MARIA, Priority.MEDIUM, ActionKind.REPAIR, 30, ActionStatus.DONE, 12
        ),
        Item(
            "Alert when a shard host has under 10 % of memory left",
            TOM,
            Priority.MEDIUM,
            ActionKind.DETECT,
            30,
            ActionStatus.DONE,
            41,
        ),
    ),
    prose=passages("""
[summary_incident]
A rebuilt search index was more than twice its usual size, and two of six shards ran out of memory.

[summary_impact]
Roughly one search in five failed or took longer than five seconds, for 38 minutes in the early morning.

[summary_cause]
The rebuild goes live without a look at how large the new index is.

[summary_resolution]
We switched back to the index of the day before.

[summary_prevention]
A rebuild that grew by more than 30 % now waits for a person.

[impact_text]
Customers in Europe waited for results or saw an empty page. Browsing by category and checkout were not affected. It was before the morning peak, so few people noticed.

[what_happened]
The mapping change of the day before stored the product description a second time. Overnight the rebuild produced 412 GB instead of 180 GB, and at 06:48 the alias moved. The two shards that hold the longest descriptions began to swap.

[root_cause]
The rebuild trusts any index that holds as many documents as the old one.

[mitigation]
`searchctl alias products --to products-previous`, which keeps the newer index for a later look.

[went_well]
- The previous index is kept for two days, so that going back took one command.
- The alert named the runbook, and the runbook was right.

[went_wrong]
- The alert needs five minutes above the limit; shards had been swapping for nearly as long.
- The review of the mapping change had no figure for the size of the index.
"""),
)
