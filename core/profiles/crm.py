"""A CRM team: Critical to Low, documents in Brazilian Portuguese."""

from typing import Final

from core.domain.profile import Deadline, Phase, PriorityRule, Profile, ServiceObjective, SeverityRule
from core.domain.taxonomy import Priority, Severity
from core.i18n import N_
from core.profiles.causes import BY_GAP
from core.profiles.roles import ROLES

CRM: Final = Profile(
    key="crm",
    name=N_("CRM team (Critical, High, Medium, Low)"),
    language="pt",
    zone="America/Sao_Paulo",
    template="crm",
    number_example="INC-2026-03-02",
    severities={
        Severity.SEV1: SeverityRule(
            name=N_("Critical"),
            meaning=N_("Down, data lost or SLO violated"),
            detect_within=2,
            resolve_within=30,
            due=Deadline(hours=72),
        ),
        Severity.SEV2: SeverityRule(
            name=N_("High"),
            meaning=N_("Significant degradation, over 10 % of the error budget"),
            resolve_within=30,
        ),
        Severity.SEV3: SeverityRule(
            name=N_("Medium"), meaning=N_("Small, but worth learning from"), resolve_within=30
        ),
        Severity.SEV4: SeverityRule(name=N_("Low"), meaning=N_("Near miss, or an incident avoided")),
    },
    priorities={
        Priority.HIGH: PriorityRule(N_("Short term"), 7),
        Priority.MEDIUM: PriorityRule(N_("Medium term"), 30),
        Priority.LOW: PriorityRule(N_("Long term"), 90),
    },
    roles=ROLES,
    causes=BY_GAP,
    sign_offs=("tech_lead", "cto"),
    phases=(
        Phase("resolve", N_("Resolve the incident"), 0, 0, "incident_commander"),
        Phase("collect", N_("Collect data"), 0, 1, "incident_commander"),
        Phase("write", N_("Write"), 1, 3, "author"),
        Phase("review", N_("Review"), 3, 5, "tech_lead"),
        Phase("meet", N_("Meet"), 5, 7, "author"),
        Phase("follow_up", N_("Follow up"), 7, 90, "tech_lead"),
    ),
    resolve_counts_from="started",
    objective=ServiceObjective(target=99.9, window=30),
)
