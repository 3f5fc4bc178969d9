"""What customers are owed when a service was not as available as promised."""

from collections.abc import Iterable
from fractions import Fraction

from core.domain.objectives import CreditStep


def credit(availability: Fraction, steps: Iterable[CreditStep]) -> Fraction:
    """Percent owed: that of the lowest step which the availability is under, none above all of them."""
    under = [
        (step.below, step.credit)
        for step in steps
        if step.below is not None and step.credit is not None and availability < Fraction(str(step.below))
    ]
    return Fraction(str(min(under)[1])) if under else Fraction(0)
