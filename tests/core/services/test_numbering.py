from datetime import date

import pytest

from core.domain.taxonomy import Severity
from core.profiles import PROFILES
from core.services.numbering import series

DAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("profile", "severity", "taken", "number"),
    [
        ("platform", Severity.SEV1, [], "P0-001"),
        ("platform", Severity.SEV1, ["P0-011", "P0-002", "P1-040", "", "P0-x", "XP0-099"], "P0-012"),
        ("platform", Severity.SEV1, ["P0-999"], "P0-1000"),
        ("platform", Severity.SEV4, [], "SEV4-001"),
        ("crm", Severity.SEV1, [], "INC-2026-03-02"),
        ("crm", Severity.SEV1, ["INC-2026-03-02"], "INC-2026-03-02-2"),
        (
            "crm",
            Severity.SEV1,
            ["INC-2026-03-02", "INC-2026-03-02-4", "INC-2026-03-01-9"],
            "INC-2026-03-02-5",
        ),
        ("field", Severity.SEV2, [], "INC-20260302-1"),
        ("field", Severity.SEV2, ["INC-20260302-1", "INC-20260301-7"], "INC-20260302-2"),
    ],
)
def test_the_next_number_follows_the_profiles_example(profile, severity, taken, number):
    assert series(PROFILES[profile], severity, DAY).next(taken) == number
