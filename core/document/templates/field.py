"""The field-operations team's root-cause analysis, with times in UTC."""

from typing import Final

from core.document.templates import parts
from core.document.templates.model import Chapter, Template
from core.i18n import N_

FIELD_RCA: Final = Template(
    key="field-rca",
    name=N_("Field RCA"),
    language="pt",
    action_prefix="AC",
    zone="UTC",
    chapters=(
        Chapter(
            "summary",
            N_("Executive summary"),
            ("incident", "services", *parts.SUMMARY),
            ("incident", *parts.SUMMARY),
        ),
        Chapter("timeline", N_("Timeline (UTC)"), ("timeline",), ("timeline",)),
        Chapter("impact", N_("Impact"), parts.IMPACT, ("impact_text", "user_impact")),
        Chapter("detection", N_("Detection"), ("detection", "response"), ("detection",)),
        Chapter("cause", N_("Root cause"), parts.CAUSE, ("whys", "root_cause")),
        Chapter(
            "worked",
            N_("What worked, what was missing"),
            ("went_well", "went_wrong", *parts.TOOLS),
            ("went_well", "went_wrong"),
        ),
        Chapter("actions", N_("Corrective actions"), ("action_items",), ("action_items",)),
        Chapter("attachments", N_("Attachments"), parts.APPENDICES),
    ),
)
