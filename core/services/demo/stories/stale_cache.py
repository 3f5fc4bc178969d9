"""A cache keeps what should have gone."""

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
from core.services.demo.cast import MARIA, TOM
from core.services.demo.story import Event, Item, Story, factor, passages, why

STALE_CACHE: Final = Story(
    key="stale-cache",
    title="Search showed articles that were sold out",
    severity=Severity.SEV3,
    stage=Stage.PUBLISHED,
    days_ago=69,
    began=time(7, 15),
    author=MARIA,
    commander=MARIA,
    responder=TOM,
    category=Category.APPLICATION,
    cause="data",
    trigger="The stock feed changed the name of a field",
    detected_by=DetectedBy.CUSTOMER,
    experience=Experience.DEGRADED,
    error_rate=2.4,
    users_share=1.3,
    p95=185,
    complaints=31,
    services={"search": ServiceState.DEGRADED, "checkout": ServiceState.WORKING},
    course=(
        Event(0, EventKind.BEGAN, "The stock feed calls its field `available` instead of `in_stock`."),
        Event(140, EventKind.OTHER, "First complaint: an article cannot be put into the cart."),
        Event(165, EventKind.PAGED, "Support asks in #search.", TOM),
        Event(168, EventKind.ACKNOWLEDGED, "Search takes it on.", TOM),
        Event(176, EventKind.INVESTIGATION, "The cache holds stock figures of 07:15.", TOM),
        Event(
            190,
            EventKind.CAUSE,
            "The importer skips lines without `in_stock` and counts them nowhere.",
            MARIA,
        ),
        Event(204, EventKind.MITIGATION, "The importer reads both names; the cache is emptied.", MARIA),
        Event(210, EventKind.RESTORED, "Stock in search equals stock in the warehouse."),
        Event(214, EventKind.COMMUNICATION, "Support is told that search is right again.", TOM),
        Event(270, EventKind.MONITORING_ENDED, "An hour of comparisons without a difference."),
        Event(271, EventKind.RESOLVED, "The incident is closed.", MARIA),
    ),
    whys=(
        why("Why did search show sold-out articles?", "It used stock figures that were hours old."),
        why("Why were they old?", "The importer had skipped every line since 07:15."),
        why("Why did it skip them?", "A field was renamed, and a line without it is skipped."),
        why(
            "Why in silence?",
            "Skipped lines were thought to be rare and are not counted.",
            "importer.py, line 88",
        ),
    ),
    whys_note="Beyond this lies the design of the feed, which is another team's.",
    factors=(
        factor("Silent skipping", "A feed may lose every line without a sign.", "data", is_root=True),
        factor("No agreement on the feed", "Fields may be renamed at any time.", "process"),
    ),
    items=(
        Item(
            "Stop the import when over 1 % of its lines are skipped",
            MARIA,
            Priority.HIGH,
            ActionKind.DETECT,
            14,
            ActionStatus.DONE,
            10,
            success="A feed with a renamed field stops and pages",
        ),
        Item(
            "Agree on a versioned schema with the warehouse team",
            TOM,
            Priority.MEDIUM,
            ActionKind.PREVENT,
            45,
            ActionStatus.BLOCKED,
            blocker="Waits for the warehouse team's new lead",
        ),
        Item(
            "Show the age of stock figures on the search dashboard",
            TOM,
            Priority.LOW,
            ActionKind.DETECT,
            80,
            ActionStatus.OPEN,
        ),
    ),
    prose=passages("""
[summary_incident]
Search kept offering articles that had been sold out for hours.

[summary_impact]
For three and a half hours, some customers found articles that they could not buy.

[summary_cause]
The import of stock figures skips lines that it does not understand, without telling anybody.

[summary_resolution]
The importer was taught the new name of the field, and the cache was emptied.

[summary_prevention]
An import that skips more than 1 % of its lines now stops and pages.

[impact_text]
The cart refuses articles that are not there, so nobody bought what we do not have. People were annoyed rather than harmed.

[what_happened]
The warehouse team renamed a field of the stock feed. The importer treats a line without `in_stock` as incomplete and skips it. As all lines were skipped, the cache was never written again, and it does not expire.

[root_cause]
Losing every line of a feed looks the same as receiving nothing new.

[mitigation]
Read both names, deploy, then `cachectl flush stock`.

[went_well]
- The comparison of search and warehouse that support had asked for last year made the check afterwards easy.

[went_wrong]
- Nearly three hours passed before a person looked.
- The change of the feed was announced in a channel that nobody in search reads.
"""),
)
