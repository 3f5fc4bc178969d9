"""Who appears in the demo, and what its services carry on an ordinary day."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from core.domain.ids import PersonId, RowId, derived
from core.domain.objectives import CreditStep, Slo
from core.domain.people import Person
from core.domain.taxonomy import Counting

ANA, JOAO, IVAN, OLGA, MARIA, TOM = (
    "Ana Souza",
    "João Lima",
    "Ivan Petrov",
    "Olga Smirnova",
    "Maria Keller",
    "Tom Okafor",
)
MANAGER, CTO = "Lena Brandt", "Daniel Reyes"


def _person(name: str, email: str) -> Person:
    return Person(id=PersonId(derived("demo", email)), name=name, email=email)


PEOPLE: Final[Mapping[str, Person]] = {
    person.name: person
    for person in (
        _person(ANA, "ana.souza@example.com"),
        _person(JOAO, "joao.lima@example.com"),
        _person(IVAN, "ivan.petrov@example.com"),
        _person(OLGA, "olga.smirnova@example.com"),
        _person(MARIA, "maria.keller@example.com"),
        _person(TOM, "tom.okafor@example.com"),
        _person(MANAGER, "lena.brandt@example.com"),
        _person(CTO, "daniel.reyes@example.com"),
    )
}
TEAMS: Final[Mapping[str, str]] = {
    ANA: "Payments",
    JOAO: "Payments",
    IVAN: "Platform",
    OLGA: "Messaging",
    MARIA: "Search",
    TOM: "Platform",
    MANAGER: "Engineering",
    CTO: "Engineering",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """On an ordinary day: requests a minute, people who use it, latency in milliseconds, share of errors in percent.

    `sales_share` is the share of requests, in percent, that would have become a purchase of `sale` EUR.
    """

    requests: int
    people: int
    p95: float
    error_rate: float
    sales_share: float = 0
    sale: float = 0


SERVICES: Final[Mapping[str, Service]] = {
    "checkout": Service(requests=4_200, people=180_000, p95=240, error_rate=0.04, sales_share=6, sale=31.5),
    "search": Service(requests=9_600, people=410_000, p95=180, error_rate=0.02),
    "notifications": Service(requests=1_500, people=620_000, p95=900, error_rate=0.05),
}


_MONTH: Final = 30 * 24 * 60
"""Minutes of the window of most objectives."""
OBJECTIVES: Final[tuple[Slo, ...]] = (
    Slo(id=RowId(derived("demo", "checkout", "time")), service="checkout", name="Payments work", target=99.9),
    Slo(
        id=RowId(derived("demo", "checkout", "requests")),
        service="checkout",
        name="Payments are answered",
        target=99.95,
        counting=Counting.REQUESTS,
        requests=SERVICES["checkout"].requests * _MONTH,
    ),
    Slo(
        id=RowId(derived("demo", "search", "time")),
        service="search",
        name="Search answers",
        target=99.9,
        window_days=90,
    ),
    Slo(
        id=RowId(derived("demo", "notifications", "requests")),
        service="notifications",
        name="Messages are sent",
        target=99.5,
        counting=Counting.REQUESTS,
    ),
)
CREDITS: Final[tuple[CreditStep, ...]] = tuple(
    CreditStep(id=RowId(derived("demo", "credit", below)), below=below, credit=credit)
    for below, credit in ((99.9, 10.0), (99.0, 25.0), (95.0, 100.0))
)
