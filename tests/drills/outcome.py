"""What a drill ends with: one line, the same for all."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

HEADER: Final = (
    "drill",
    "seed",
    "acknowledged",
    "lost",
    "duplicated",
    "corrupt",
    "not started",
    "back in p50",
    "back in max",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Damage:
    """What must not be, each by name."""

    lost: frozenset[str] = frozenset()
    doubled: frozenset[str] = frozenset()
    corrupt: frozenset[str] = frozenset()

    def __or__(self, other: "Damage") -> "Damage":
        return Damage(
            lost=self.lost | other.lost,
            doubled=self.doubled | other.doubled,
            corrupt=self.corrupt | other.corrupt,
        )


NONE: Final = Damage()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """`times` are the seconds until work went on after each blow; `not_started` counts stores that did not open."""

    name: str
    seed: int
    acknowledged: int
    damage: Damage = NONE
    not_started: int = 0
    times: Sequence[float] = ()

    @property
    def cells(self) -> tuple[str, ...]:
        ordered = sorted(self.times)
        middle, longest = (ordered[len(ordered) // 2], ordered[-1]) if ordered else (None, None)
        return (
            self.name,
            str(self.seed),
            str(self.acknowledged),
            str(len(self.damage.lost)),
            str(len(self.damage.doubled)),
            str(len(self.damage.corrupt)),
            str(self.not_started),
            _seconds(middle),
            _seconds(longest),
        )

    def __str__(self) -> str:
        return " · ".join(f"{name} {cell}" for name, cell in zip(HEADER, self.cells, strict=True) if cell)


def _seconds(time: float | None) -> str:
    return "" if time is None else f"{time:.2f} s"
