"""The platform team's template; the default."""

from typing import Final

from core.document.templates import parts
from core.document.templates.model import Chapter, Template
from core.i18n import N_

PLATFORM: Final = Template(
    key="platform",
    name=N_("Platform"),
    language="en",
    chapters=(
        Chapter("summary", N_("Executive summary"), parts.SUMMARY, parts.SUMMARY),
        Chapter(
            "details",
            N_("Incident details"),
            ("incident", "papers", "services", "detection", "response", "people", "channels", "updates"),
            ("incident", "services", "detection"),
        ),
        Chapter("timeline", N_("Timeline"), ("timeline",), ("timeline",)),
        Chapter("cause", N_("Root-cause analysis"), parts.CAUSE, ("what_happened", "whys", "root_cause")),
        Chapter("impact", N_("Impact"), parts.IMPACT, ("impact_text", "user_impact")),
        Chapter("resolution", N_("Resolution"), parts.RECOVERY, ("mitigation",)),
        Chapter("actions", N_("Action items"), ("action_items",), ("action_items",)),
        Chapter(
            "lessons", N_("Lessons learned"), (*parts.LESSONS, *parts.TOOLS), ("went_well", "went_wrong")
        ),
        Chapter("prevention", N_("Prevention"), parts.PREVENTION),
        Chapter("references", N_("References"), (*parts.APPENDICES, *parts.SIMILAR)),
        Chapter("review", N_("Review and sign-off"), (*parts.SIGN_OFF, *parts.FOLLOW_UP)),
    ),
)
