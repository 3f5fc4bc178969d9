"""Runs of sections that several templates share."""

from typing import Final

SUMMARY: Final = (
    "summary_incident",
    "summary_impact",
    "summary_cause",
    "summary_resolution",
    "summary_prevention",
)
IMPACT: Final = (
    "impact_text",
    "user_impact",
    "outages",
    "downtime",
    "business_impact",
    "service_figures",
    "budget_use",
    "error_budgets",
    "budget_incidents",
    "monitoring_gaps",
)
CAUSE: Final = ("what_happened", "why_it_happened", "whys", "root_cause", "factors", "cause")
RECOVERY: Final = ("immediate_actions", "mitigation", "verification", "recovery")
LESSONS: Final = ("went_well", "went_wrong", "surprises", "luck")
TOOLS: Final = ("tools_worked", "tools_missing")
OBSERVATIONS: Final = (
    "lessons",
    "lessons_detection",
    "lessons_response",
    "lessons_communication",
    "lessons_resolution",
)
PREVENTION: Final = ("prevention_done", "prevention_short", "prevention_long")
PREVENTION_BY_KIND: Final = (
    "prevention_monitoring",
    "prevention",
    "prevention_process",
    "prevention_technical",
)
SIMILAR: Final = ("similar", "pattern")
APPENDICES: Final = ("log_excerpts", "communication_logs", "links", "attachments")
SIGN_OFF: Final = ("review", "attendees", "meeting_notes", "feedback", "approvals")
FOLLOW_UP: Final = ("progress", "follow_up")
