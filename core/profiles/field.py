"""A field-operations team: Sev1 to Sev4, documents in Brazilian Portuguese with times in UTC."""

from typing import Final

from core.domain.profile import Deadline, Phase, PriorityRule, Profile, ServiceObjective, SeverityRule
from core.domain.taxonomy import Priority, Severity
from core.i18n import N_
from core.profiles.causes import BY_KIND
from core.profiles.roles import ROLES

FIELD: Final = Profile(
    key="field",
    name=N_("Field operations (Sev1 to Sev4)"),
    language="pt",
    zone="UTC",
    template="field-rca",
    number_example="INC-20260302-1",
    severities={
        Severity.SEV1: SeverityRule(
            name="Sev1",
            meaning=N_("Total outage, confirmed leak or data lost"),
            detect_within=2,
            acknowledge_within=5,
            resolve_within=60,
            update_every=15,
            due=Deadline(hours=48),
        ),
        Severity.SEV2: SeverityRule(
            name="Sev2",
            meaning=N_("Severe degradation, SLO violated or high risk"),
            acknowledge_within=15,
            resolve_within=4 * 60,
            update_every=30,
            due=Deadline(business_days=3),
        ),
        Severity.SEV3: SeverityRule(
            name="Sev3",
            meaning=N_("Part of the function affected"),
            acknowledge_within=60,
            resolve_within=24 * 60,
            update_every=120,
            due=Deadline(business_days=5),
        ),
        Severity.SEV4: SeverityRule(name="Sev4", meaning=N_("Low impact, a workaround exists")),
    },
    priorities={
        Priority.HIGH: PriorityRule(N_("Immediate"), 7),
        Priority.MEDIUM: PriorityRule(N_("Medium"), 30),
        Priority.LOW: PriorityRule(N_("Long term"), 90),
    },
    roles=ROLES,
    causes=BY_KIND,
    sign_offs=("tech_lead",),
    phases=(
        Phase("resolve", N_("Resolve the incident"), 0, 0, "incident_commander"),
        Phase("collect", N_("Collect data"), 0, 1, "incident_commander"),
        Phase("write", N_("Write"), 0, 7, "author"),
        Phase("follow_up", N_("Follow up"), 7, 90, "tech_lead"),
    ),
    resolve_counts_from="detected",
    objective=ServiceObjective(target=99.9, window=30),
)
