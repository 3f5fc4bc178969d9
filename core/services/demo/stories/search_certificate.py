"""A certificate runs out that nobody had on a list."""

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
from core.services.demo.cast import IVAN, MARIA, TOM
from core.services.demo.story import Event, Item, Story, factor, passages, why

SEARCH_CERTIFICATE: Final = Story(
    key="search-certificate",
    title="Suggestions disappeared when an internal certificate ran out",
    severity=Severity.SEV3,
    stage=Stage.PUBLISHED,
    days_ago=188,
    began=time(0, 0),
    author=TOM,
    commander=TOM,
    responder=MARIA,
    category=Category.SECURITY,
    cause="process",
    trigger="The certificate of search-gateway ended at midnight",
    detected_by=DetectedBy.MONITORING,
    alert="SuggestErrors",
    experience=Experience.DEGRADED,
    error_rate=11,
    users_share=2.1,
    p95=220,
    complaints=3,
    services={"search": ServiceState.DEGRADED},
    course=(
        Event(
            0,
            EventKind.BEGAN,
            "The certificate of the gateway ends; suggestions fail, search itself goes on.",
        ),
        Event(15, EventKind.ALERT, "SuggestErrors fires as a warning; it does not page at night."),
        Event(402, EventKind.ACKNOWLEDGED, "Seen in the morning round of dashboards.", MARIA),
        Event(409, EventKind.INVESTIGATION, "Gateway logs: certificate has expired.", MARIA),
        Event(412, EventKind.CAUSE, "The certificate was made by hand a year ago and is on no list.", MARIA),
        Event(425, EventKind.COMMUNICATION, "Note in #search: suggestions are off, search works.", TOM),
        Event(441, EventKind.MITIGATION, "A new certificate is issued and the gateway reloaded.", TOM),
        Event(443, EventKind.RESTORED, "Suggestions are back."),
        Event(473, EventKind.MONITORING_ENDED, "Half an hour without errors."),
        Event(474, EventKind.RESOLVED, "The incident is closed.", TOM),
    ),
    whys=(
        why("Why were there no suggestions?", "The gateway's certificate had expired."),
        why("Why was it not renewed?", "It was made by hand; only those of the issuer renew themselves."),
        why("Why was it made by hand?", "The gateway is older than the issuer and was not moved."),
        why(
            "Why did nobody know?", "Certificates are listed where they are issued, not where they are used."
        ),
        why("Why did nobody look for seven hours?", "Suggestions are a warning at night, which is right."),
    ),
    factors=(
        factor("Certificates outside the issuer", "Made by hand and forgotten.", "process", is_root=True),
        factor("No probe of expiry", "Only public addresses are probed.", "process"),
    ),
    items=(
        Item(
            "Issue the gateway's certificate through the issuer",
            TOM,
            Priority.HIGH,
            ActionKind.REPAIR,
            7,
            ActionStatus.DONE,
            2,
        ),
        Item(
            "Probe every internal TLS port for expiry within 21 days",
            TOM,
            Priority.MEDIUM,
            ActionKind.DETECT,
            30,
            ActionStatus.DONE,
            24,
            success="A test certificate of 20 days raises the alert",
        ),
        Item(
            "Find the other certificates made by hand",
            IVAN,
            Priority.MEDIUM,
            ActionKind.PREVENT,
            30,
            ActionStatus.DROPPED,
        ),
    ),
    prose=passages("""
[summary_incident]
An internal certificate ended at midnight, and search suggestions failed until the morning.

[summary_impact]
People who typed in the search box saw no suggestions for about seven hours; results were not affected.

[summary_cause]
The certificate was made by hand and was on no list.

[summary_resolution]
A new one was issued.

[summary_prevention]
Every internal TLS port is now probed for expiry.

[impact_text]
Suggestions stayed empty. Search by pressing Enter worked as always, which is why only three customers wrote.

[what_happened]
The gateway in front of the suggestion service presented a certificate that had ended. Its clients refused the connection, and the page left the list of suggestions empty, as it should.

[root_cause]
Certificates that are not made by the issuer have nobody who renews them.

[mitigation]
`issuer request search-gateway --days 90`, then a reload of the gateway.

[went_well]
- The page degrades as designed: no suggestions, but results.

[went_wrong]
- The same happened two years ago with another service, and its action item was dropped.
"""),
)
