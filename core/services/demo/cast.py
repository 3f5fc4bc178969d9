"""Who appears in the demo, and what its services carry on an ordinary day."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from core.domain.ids import PersonId, derived
from core.domain.people import Person

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
