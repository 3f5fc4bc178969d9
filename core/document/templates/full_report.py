"""Everything that a postmortem can hold, in seventeen chapters."""

from typing import Final

from core.document.templates import parts
from core.document.templates.model import Chapter, Template
from core.i18n import N_

FULL_REPORT: Final = Template(
    key="full-report",
    name=N_("Full report"),
    language="en",
    chapters=(
        Chapter("header", N_("At a glance"), ("incident", "papers", "services"), ("incident", "services")),
        Chapter("summary", N_("Executive summary"), parts.SUMMARY, parts.SUMMARY),
        Chapter("detection", N_("Detection"), ("detection",), ("detection",)),
        Chapter("response", N_("Response"), ("response", "people")),
        Chapter("communication", N_("Communication"), ("channels", "updates")),
        Chapter("timeline", N_("Timeline"), ("timeline", "measures"), ("timeline",)),
        Chapter("impact", N_("Impact"), parts.IMPACT, ("impact_text", "user_impact")),
        Chapter("cause", N_("Root-cause analysis"), parts.CAUSE, ("what_happened", "whys", "root_cause")),
        Chapter(
            "lessons_review",
            N_("What went well, what did not"),
            (*parts.LESSONS, *parts.TOOLS),
            ("went_well", "went_wrong"),
        ),
        Chapter("resolution", N_("Resolution and recovery"), parts.RECOVERY, ("mitigation",)),
        Chapter("actions", N_("Action items"), ("action_items",), ("action_items",)),
        Chapter("prevention", N_("Prevention"), (*parts.PREVENTION_BY_KIND, *parts.PREVENTION)),
        Chapter("lessons", N_("Lessons learned"), parts.OBSERVATIONS),
        Chapter("similar", N_("Similar incidents"), parts.SIMILAR),
        Chapter("appendices", N_("Appendices"), parts.APPENDICES),
        Chapter("review", N_("Review and approval"), parts.SIGN_OFF),
        Chapter("follow_up", N_("Follow-up"), parts.FOLLOW_UP),
    ),
)
