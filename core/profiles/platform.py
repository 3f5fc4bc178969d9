"""A platform team: P0 to P2, documents in English; the default."""

from typing import Final

from core.domain.profile import Deadline, Phase, PriorityRule, Profile, ServiceObjective, SeverityRule
from core.domain.taxonomy import Priority, Severity
from core.i18n import N_
from core.profiles.causes import BY_KIND
from core.profiles.roles import ROLES

PLATFORM: Final = Profile(
    key="platform",
    name=N_("Platform team (P0, P1, P2)"),
    language="en",
    zone="Europe/Moscow",
    template="platform",
    number_example="P0-012",
    severities={
        Severity.SEV1: SeverityRule(
            name="P0",
            meaning=N_("Service down or SLA in danger"),
            detect_within=2,
            due=Deadline(hours=48),
        ),
        Severity.SEV2: SeverityRule(name="P1", meaning=N_("Severe degradation")),
        Severity.SEV3: SeverityRule(name="P2", meaning=N_("Part of the function affected")),
    },
    priorities={
        Priority.HIGH: PriorityRule(N_("High"), 7),
        Priority.MEDIUM: PriorityRule(N_("Medium"), 30),
        Priority.LOW: PriorityRule(N_("Low"), 90),
    },
    roles=ROLES,
    causes=BY_KIND,
    sign_offs=("tech_lead", "engineering_manager", "cto"),
    phases=(
        Phase("resolve", N_("Resolve the incident"), 0, 0, "incident_commander"),
        Phase("collect", N_("Collect data"), 0, 0, "incident_commander"),
        Phase("write", N_("Write"), 1, 2, "author"),
        Phase("review", N_("Review"), 3, 5, "tech_lead"),
        Phase("meet", N_("Meet"), 7, 7, "author"),
        Phase("follow_up", N_("Follow up"), 10, 30, "tech_lead"),
    ),
    resolve_counts_from="detected",
    objective=ServiceObjective(target=99.9, window=30),
)
