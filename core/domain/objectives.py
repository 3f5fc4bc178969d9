"""What a workspace promises of its services, and what follows when a promise is not kept."""

from dataclasses import dataclass, field
from datetime import datetime
from unicodedata import normalize

from core.domain.ids import PostmortemId, RowId
from core.domain.impact import Outage
from core.domain.taxonomy import Counting, DeployStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class Slo:
    """A share of good minutes or requests, in percent, over a rolling window.

    `requests` is how many the service answers in such a window, where that is known.
    """

    id: RowId = field(default=RowId(""), compare=False)
    service: str = ""
    name: str = ""
    target: float | None = None
    window_days: int = 30
    counting: Counting = Counting.TIME
    requests: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CreditStep:
    """Customers are owed `credit` percent when the availability in percent is under `below`."""

    id: RowId = field(default=RowId(""), compare=False)
    below: float | None = None
    credit: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OutageElsewhere:
    """An outage of another incident, with what of that incident counts for budgets."""

    postmortem: PostmortemId
    number: str
    title: str
    outage: Outage
    resolved_at: datetime | None
    failed_requests: int | None
    services: int = 1
    """How many services that incident's outages are of: failed requests are told for all together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Promises:
    """All that is needed to say how the budgets stand at the end of an incident.

    `floors`: a deploy status holds while more than its share (percent) of the budget is left, strictest last.
    """

    slos: tuple[Slo, ...] = ()
    steps: tuple[CreditStep, ...] = ()
    floors: tuple[tuple[DeployStatus, float], ...] = ()
    elsewhere: tuple[OutageElsewhere, ...] = ()


NO_PROMISES = Promises()


def folded(service: str) -> str:
    """The name as it is compared: whatever its case, and however its accents are encoded."""
    return normalize("NFC", service.strip().casefold())
