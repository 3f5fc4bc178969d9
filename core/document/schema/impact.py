"""Who was hit, how, how much and for how long."""

from typing import Final

from core.document.fields import (
    Choice,
    Computed,
    Facts,
    Field,
    Flag,
    Listing,
    Moment,
    Number,
    Prose,
    Section,
    Text,
)
from core.domain.impact import Outage
from core.domain.taxonomy import DataEffect, DeployStatus, Experience, Level, ShareOf, Stage
from core.i18n import N_

IMPACT: Final[tuple[Section, ...]] = (
    Prose(
        key="impact_text",
        title=N_("Impact in words"),
        step="impact",
        help=N_("What people could not do, where, and for how long."),
        needed_for=Stage.IN_REVIEW,
    ),
    Listing(
        key="outages",
        title=N_("Outages by service"),
        step="impact",
        entry=Outage,
        one=N_("outage"),
        help=N_(
            "From when to when each service was hit, and for how many. Overlapping ones are counted once; "
            "one without an end lasts until the incident is resolved."
        ),
        fields=(
            Field("service", N_("Service hit")),
            Field("began_at", N_("Outage began"), Moment()),
            Field("ended_at", N_("Outage ended"), Moment()),
            Field("share", N_("Share that was hit"), Number(unit="%", most=100)),
            Field("share_of", N_("Share of what"), Choice(ShareOf)),
            Field("felt", N_("What was felt"), Choice(Experience)),
            Field("note", N_("Note"), Text()),
        ),
    ),
    Computed(
        key="downtime",
        title=N_("Downtime by service"),
        step="impact",
        help=N_("Time in which a service was hit at all; weighted, it counts by the share that was hit."),
    ),
    Facts(
        key="user_impact",
        title=N_("Users"),
        step="impact",
        fields=(
            Field("users_affected", N_("Users affected"), Number(whole=True), "", Stage.IN_REVIEW),
            Field("users_share", N_("Share of users"), Number(unit="%", most=100)),
            Field("experience", N_("What they felt"), Choice(Experience)),
            Field("geography", N_("Geography")),
            Field("complaints", N_("Complaints and tickets"), Number(whole=True)),
            Field("reputation", N_("Harm to reputation"), Choice(Level)),
        ),
    ),
    Facts(
        key="business_impact",
        title=N_("Business"),
        step="impact",
        fields=(
            Field("failed_requests", N_("Failed requests"), Number(whole=True)),
            Field("total_requests", N_("All requests"), Number(whole=True)),
            Field("request_value", N_("Value of a request"), Number()),
            Field("lost_transactions", N_("Lost transactions"), Number(whole=True)),
            Field("transaction_value", N_("Mean value of a transaction"), Number()),
            Field("currency", N_("Currency")),
            Field("sla_breached", N_("SLA breached"), Flag()),
            Field("sla_details", N_("SLA details")),
            Field("data_effect", N_("Effect on data"), Choice(DataEffect)),
            Field("data_details", N_("What happened to the data")),
        ),
        figures=("failed_share", "revenue_loss"),
    ),
    Facts(
        key="service_figures",
        title=N_("Service figures"),
        step="impact",
        fields=(
            Field("error_rate", N_("Error rate"), Number(unit="%", most=100)),
            Field("normal_error_rate", N_("Normal error rate"), Number(unit="%", most=100)),
            Field("p95_latency", N_("p95 latency"), Number(unit="ms")),
            Field("normal_p95_latency", N_("Normal p95 latency"), Number(unit="ms")),
            Field("availability", N_("Availability"), Number(unit="%", most=100)),
            Field("promised_availability", N_("Availability promised (SLA)"), Number(unit="%", most=100)),
            Field("request_volume", N_("Request volume, share of normal"), Number(unit="%")),
        ),
    ),
    Facts(
        key="budget_use",
        title=N_("SLO and error budget"),
        step="impact",
        fields=(
            Field("slo_availability", N_("Availability during the incident"), Number(unit="%", most=100)),
            Field("budget_used", N_("Error budget used"), Number(unit="%")),
            Field("budget_left", N_("Error budget left"), Number(unit="%")),
            Field("deploy_status", N_("Deploy status"), Choice(DeployStatus)),
        ),
    ),
    Computed(
        key="error_budgets",
        title=N_("Error budgets by objective"),
        step="impact",
        help=N_(
            "Computed from the outages: what this incident used, and what all incidents leave of the window that ends "
            "with it. Minutes that two incidents share count once. What you typed above goes before it."
        ),
    ),
    Computed(
        key="budget_incidents",
        title=N_("Incidents that used the error budgets"),
        step="impact",
    ),
    Prose(
        key="monitoring_gaps",
        title=N_("Monitoring gaps"),
        step="impact",
        help=N_("What we could not see while it lasted."),
    ),
)
