"""Why a figure is no number: a sentence with the names of what it speaks of."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from core.i18n import N_, _
from core.metrics.milestones import TITLES, Milestone

_TURNED: Final = N_("“{end}” comes before “{start}”. Correct one of the two times.")
_ONE_MISSING: Final = N_("“{one}” is not known yet. Record it, or add its event to the timeline.")
_TWO_MISSING: Final = N_(
    "“{one}” and “{other}” are not known yet. Record them, or add their events to the timeline."
)


@dataclass(frozen=True, slots=True)
class Reason:
    """A catalogue message, and messages to put into it."""

    message: str
    names: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def sentence(self) -> str:
        """In the active language."""
        return _(self.message).format(**{place: _(name) for place, name in self.names.items()})


def turned(start: Milestone, end: Milestone) -> Reason:
    """The end lies before the start."""
    return Reason(_TURNED, {"start": TITLES[start], "end": TITLES[end]})


def missing(*which: Milestone) -> Reason:
    """One or two milestones are not reached yet, as far as the document says."""
    if len(which) == 1:
        return Reason(_ONE_MISSING, {"one": TITLES[which[0]]})
    one, other = which
    return Reason(_TWO_MISSING, {"one": TITLES[one], "other": TITLES[other]})
