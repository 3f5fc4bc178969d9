"""Who was hit, how, how much and for how long."""

from dataclasses import dataclass

from core.domain.taxonomy import DataEffect, DeployStatus, Experience, Level


@dataclass(frozen=True, slots=True, kw_only=True)
class UserImpact:
    users_affected: int | None = None
    users_share: float | None = None
    experience: Experience | None = None
    geography: str = ""
    complaints: int | None = None
    reputation: Level | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BusinessImpact:
    """Counts, and money in units of `currency`."""

    failed_requests: int | None = None
    total_requests: int | None = None
    request_value: float | None = None
    lost_transactions: int | None = None
    transaction_value: float | None = None
    currency: str = ""
    sla_breached: bool | None = None
    sla_details: str = ""
    data_effect: DataEffect | None = None
    data_details: str = ""

    @property
    def revenue_loss(self) -> float | None:
        """Lost transactions × their mean value, else failed requests × the value of each."""
        if self.lost_transactions is not None and self.transaction_value is not None:
            return self.lost_transactions * self.transaction_value
        if self.failed_requests is not None and self.request_value is not None:
            return self.failed_requests * self.request_value
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceFigures:
    """During the incident, each beside what is normal; shares in percent, latency in milliseconds."""

    error_rate: float | None = None
    normal_error_rate: float | None = None
    p95_latency: float | None = None
    normal_p95_latency: float | None = None
    availability: float | None = None
    promised_availability: float | None = None
    request_volume: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetUse:
    """Shares of the error budget in percent."""

    slo_availability: float | None = None
    budget_used: float | None = None
    budget_left: float | None = None
    deploy_status: DeployStatus | None = None
