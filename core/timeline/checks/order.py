"""Times that cannot be, or that contradict each other."""

from itertools import pairwise
from typing import Final

from core.metrics.milestones import TITLES, Milestone
from core.timeline.checks.case import Case, Found
from core.timeline.checks.finding import Check, Finding

_ENDS: Final = (
    (Milestone.BEGAN, Milestone.RESOLVED),
    (Milestone.DETECTED, Milestone.RESOLVED),
)


def in_future(case: Case) -> Found:
    for at, event in case.dated:
        if at > case.now:
            yield event.id, Finding(check=Check.IN_FUTURE, time=at)


def before_start(case: Case) -> Found:
    """The end that comes before is told of by `ends_before_starts`."""
    began, resolved = case.reached.get(Milestone.BEGAN), case.reached.get(Milestone.RESOLVED)
    if began is None:
        return
    end = resolved.event if resolved else None
    for at, event in case.dated:
        if at >= began.at:
            return
        if event is not end:
            yield event.id, Finding(check=Check.BEFORE_START, time=at, other_time=began.at)


def ends_before_starts(case: Case) -> Found:
    """At the event of the end, if one says when it was."""
    for start, end in _ENDS:
        began, ended = case.reached.get(start), case.reached.get(end)
        if began and ended and ended.at < began.at:
            yield (
                ended.event.id if ended.event else None,
                Finding(
                    check=Check.END_BEFORE_START,
                    time=ended.at,
                    other_time=began.at,
                    name=TITLES[end],
                    other_name=TITLES[start],
                ),
            )


def out_of_order(case: Case) -> Found:
    """Of events that people typed, one after the other."""
    typed = [(event.at, event) for event in case.entered if event.at and event.typed]
    for (previous, other), (at, event) in pairwise(typed):
        if at < previous:
            yield (
                event.id,
                Finding(check=Check.OUT_OF_ORDER, time=at, other_time=previous, other=other.id),
            )
