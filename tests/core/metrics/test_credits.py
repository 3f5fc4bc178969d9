from fractions import Fraction

import pytest

from core.domain.objectives import CreditStep
from core.metrics.credits import credit

STEPS = (
    CreditStep(below=99.9, credit=10),
    CreditStep(below=95, credit=100),
    CreditStep(below=99, credit=25.5),
    CreditStep(credit=50),
    CreditStep(below=99.5),
)


@pytest.mark.parametrize(
    ("availability", "owed"),
    [("100", 0), ("99.9", 0), ("99.8999", 10), ("99", 10), ("98.9", 25.5), ("95", 25.5), ("0", 100)],
)
def test_the_lowest_step_that_the_availability_is_under_says_what_is_owed(availability, owed):
    assert credit(Fraction(availability), STEPS) == Fraction(str(owed))


def test_without_steps_nothing_is_owed():
    assert credit(Fraction(0), ()) == 0
