"""The CRM team's templates: the whole story, and the short one."""

from typing import Final

from core.document.templates import parts
from core.document.templates.model import Chapter, Template
from core.i18n import N_

CRM: Final = Template(
    key="crm",
    name=N_("CRM"),
    language="pt",
    chapters=(
        Chapter(
            "summary",
            N_("Executive summary"),
            ("incident", "services", *parts.SUMMARY),
            ("incident", *parts.SUMMARY),
        ),
        Chapter("timeline", N_("Timeline"), ("timeline",), ("timeline",)),
        Chapter(
            "cause",
            N_("Root cause"),
            ("what_happened", "whys", "root_cause", "factors", "cause"),
            ("whys", "root_cause"),
        ),
        Chapter("impact", N_("Impact and error budget"), parts.IMPACT, ("impact_text", "user_impact")),
        Chapter("actions", N_("Action items"), ("action_items",), ("action_items",)),
        Chapter(
            "lessons",
            N_("Lessons learned"),
            (*parts.LESSONS, *parts.OBSERVATIONS),
            ("went_well", "went_wrong"),
        ),
        Chapter(
            "response",
            N_("Detection and response"),
            ("detection", "response", "people", "channels", "updates"),
        ),
        Chapter("resolution", N_("Resolution"), parts.RECOVERY),
        Chapter("prevention", N_("Prevention"), parts.PREVENTION),
        Chapter("appendices", N_("Appendices"), (*parts.APPENDICES, *parts.SIMILAR)),
        Chapter("review", N_("Review and approval"), ("papers", *parts.SIGN_OFF, *parts.FOLLOW_UP)),
    ),
)
CRM_SHORT: Final = Template(
    key="crm-short",
    name=N_("CRM, short"),
    language="pt",
    chapters=(
        Chapter(
            "summary",
            N_("Summary"),
            ("incident", "services", "summary_incident"),
            ("incident", "summary_incident"),
        ),
        Chapter("timeline", N_("Timeline"), ("timeline",), ("timeline",)),
        Chapter("cause", N_("Root cause"), ("whys", "root_cause"), ("whys", "root_cause")),
        Chapter(
            "actions",
            N_("Actions taken"),
            ("immediate_actions", "mitigation", "action_items"),
            ("action_items",),
        ),
        Chapter(
            "prevention",
            N_("Prevention"),
            (*parts.PREVENTION, "went_well", "went_wrong"),
            ("went_well", "went_wrong"),
        ),
        Chapter(
            "metrics",
            N_("Metrics"),
            ("measures", "impact_text", "user_impact"),
            ("impact_text", "user_impact"),
        ),
    ),
)
