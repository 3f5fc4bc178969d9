"""What a check has found, in a sentence that says what to do. A finding never keeps anybody from anything."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo

from core.document.text.moments import spell_moment
from core.domain.ids import RowId
from core.i18n import N_, _
from core.metrics.spans import spell_span
from core.timeline.sketch import DOUBTS, Doubt


class Check(StrEnum):
    """In the order in which findings of one event are told."""

    NO_SUCH_TIME = "no_such_time"
    TWICE = "twice"
    IN_FUTURE = "in_future"
    END_BEFORE_START = "end_before_start"
    BEFORE_START = "before_start"
    OUT_OF_ORDER = "out_of_order"
    GAP = "gap"
    DUPLICATE = "duplicate"
    NEAR_DUPLICATE = "near_duplicate"
    BLAME = "blame"
    NO_KIND = "no_kind"


SENTENCES: Final[Mapping[Check, str]] = {
    Check.NO_SUCH_TIME: DOUBTS[Doubt.NO_SUCH_TIME],
    Check.TWICE: DOUBTS[Doubt.TWICE],
    Check.IN_FUTURE: N_("This lies in the future. Check the day and the time."),
    Check.END_BEFORE_START: N_(
        "“{name}” ({time}) comes before “{other_name}” ({other_time}). Correct one of the two times."
    ),
    Check.BEFORE_START: N_(
        "This happened before the incident started ({other_time}). Correct the time, or the start if it was earlier."
    ),
    Check.OUT_OF_ORDER: N_(
        "It was typed after the event of {other_time}, but happened before it. Check the day and the time of both."
    ),
    Check.GAP: N_(
        "For {span} before {time} nothing is told. Add what happened in between, or say what was waited for."
    ),
    Check.DUPLICATE: N_(
        "The event of {other_time} says the same. Delete one of the two, or say what was different."
    ),
    Check.NEAR_DUPLICATE: N_(
        "The event of {other_time} says nearly the same. Delete one of the two, or say what was different."
    ),
    Check.BLAME: N_("“{words}” sounds like blame of a person. Say what happened, and what made it possible."),
    Check.NO_KIND: N_(
        "No event says when “{name}” was. Give one the kind “{other_name}”, or record the moment in the form."
    ),
}
"""As catalogue messages; the names in them are those of the fields of a finding."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """`other` is the event that it is compared with. `name` and `other_name` are catalogue messages, `words` a person's."""

    check: Check
    time: datetime | None = None
    other_time: datetime | None = None
    other: RowId | None = None
    minutes: float = 0
    name: str = ""
    other_name: str = ""
    words: str = ""

    def sentence(self, zone: ZoneInfo) -> str:
        """In the active language, with times of that zone."""
        return _(SENTENCES[self.check]).format(
            time=spell_moment(self.time, zone) if self.time else "",
            other_time=spell_moment(self.other_time, zone) if self.other_time else "",
            span=spell_span(self.minutes),
            name=_(self.name) if self.name else "",
            other_name=_(self.other_name) if self.other_name else "",
            words=self.words,
        )
