"""Kinds of event that the milestones need and nobody has used."""

from collections.abc import Iterator

from core.domain.taxonomy import LABELS
from core.metrics.milestones import TITLES, Milestone, kinds_of, needs_acknowledgement
from core.timeline.checks.case import Case, Found
from core.timeline.checks.finding import Check, Finding


def missing_kinds(case: Case) -> Found:
    """Once there are events at all, and where no fact records the moment."""
    if not case.events:
        return
    for which in _needed(case):
        if which not in case.reached:
            kind = LABELS[kinds_of(which)[0]]
            yield None, Finding(check=Check.NO_KIND, name=TITLES[which], other_name=kind)


def _needed(case: Case) -> Iterator[Milestone]:
    for which in Milestone:
        if which is not Milestone.ACKNOWLEDGED or needs_acknowledgement(case.postmortem):
            yield which
