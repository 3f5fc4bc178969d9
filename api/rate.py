"""How much one connection may say."""

from dataclasses import dataclass


@dataclass(slots=True)
class Allowance:
    """A bucket that fills by `rate` a second up to `burst`; each `spend` takes one out."""

    rate: float
    burst: float
    left: float
    at: float

    def spend(self, now: float) -> bool:
        """False when nothing is left. `now` in seconds of a clock that never goes back."""
        self.left = min(self.burst, self.left + (now - self.at) * self.rate)
        self.at = now
        if self.left < 1:
            return False
        self.left -= 1
        return True
