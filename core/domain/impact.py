"""Who was hit, how, how much and for how long."""

from dataclasses import dataclass, field
from datetime import datetime

from core.domain.ids import RowId
from core.domain.taxonomy import DataEffect, DeployStatus, Experience, Level, ShareOf


@dataclass(frozen=True, slots=True, kw_only=True)
class UserImpact:
    users_affected: int | None = None
    users_share: float | None = None
    experience: Experience | None = None
    geography: str = ""
    complaints: int | None = None
    reputation: Level | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outage:
    """A stretch in which a service was hit, and for which share (percent) of its users or requests.

    Without an end it lasts until the incident is resolved; without a share all were hit.
    """

    id: RowId = field(default=RowId(""), compare=False)
    service: str = ""
    began_at: datetime | None = None
    ended_at: datetime | None = None
    share: float | None = None
    share_of: ShareOf | None = None
    felt: Experience | None = None
    note: str = ""


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
    def revenue_factors(self) -> tuple[int, float] | None:
        """Lost transactions and their mean value, else failed requests and the value of each."""
        if self.lost_transactions is not None and self.transaction_value is not None:
            return self.lost_transactions, self.transaction_value
        if self.failed_requests is not None and self.request_value is not None:
            return self.failed_requests, self.request_value
        return None

    @property
    def revenue_loss(self) -> float | None:
        """How many were lost times the value of each."""
        factors = self.revenue_factors
        return factors[0] * factors[1] if factors else None


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
