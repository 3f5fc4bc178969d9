"""The impact of a story in figures, all from its length, its shares and what the service carries."""

from dataclasses import dataclass

from core.domain.impact import BudgetUse, BusinessImpact, ServiceFigures, UserImpact
from core.domain.taxonomy import EventKind
from core.profiles import PROFILES
from core.services.demo.cast import SERVICES, Service
from core.services.demo.story import Story
from core.services.workspace import UNCHOSEN

_PROFILE = PROFILES[UNCHOSEN.profile]


@dataclass(frozen=True, slots=True)
class Figures:
    story: Story

    @property
    def _service(self) -> Service:
        return SERVICES[self.story.main_service]

    @property
    def _failed(self) -> int:
        return round(self._requests * self.story.error_rate / 100)

    @property
    def _requests(self) -> int:
        return self._service.requests * self.story.minute_of(EventKind.RESTORED)

    def users(self) -> UserImpact:
        return UserImpact(
            users_affected=round(self._service.people * self.story.users_share / 100),
            users_share=self.story.users_share,
            experience=self.story.experience,
            geography=self.story.geography,
            complaints=self.story.complaints,
            reputation=self.story.reputation,
        )

    def business(self) -> BusinessImpact:
        sells = self._service.sale > 0
        return BusinessImpact(
            failed_requests=self._failed,
            total_requests=self._requests,
            lost_transactions=round(self._failed * self._service.sales_share / 100) if sells else None,
            transaction_value=self._service.sale if sells else None,
            currency="EUR" if sells else "",
            sla_breached=self.budget_used > 100,  # noqa: PLR2004 -- percent
            data_effect=self.story.data_effect,
            data_details=self.story.data_details,
        )

    def service(self) -> ServiceFigures:
        return ServiceFigures(
            error_rate=self.story.error_rate,
            normal_error_rate=self._service.error_rate,
            p95_latency=self.story.p95,
            normal_p95_latency=self._service.p95,
            availability=self._available,
            promised_availability=_PROFILE.objective.target,
        )

    def budget(self) -> BudgetUse:
        """What is used and left of it follows from the outages."""
        return BudgetUse(slo_availability=self._available)

    @property
    def budget_used(self) -> float:
        """Bad minutes, each by its share of failures, of the minutes that the objective allows; in percent."""
        bad = self.story.minute_of(EventKind.RESTORED) * self.story.error_rate / 100
        return round(bad / _PROFILE.objective.budget * 100, 1)

    @property
    def _available(self) -> float:
        return round(100 - self.story.error_rate, 2)
