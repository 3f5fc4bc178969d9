"""Long stretches between detection and resolution of which nothing is told."""

from datetime import datetime
from itertools import pairwise

from core.domain.ids import RowId
from core.metrics.milestones import Milestone
from core.timeline.checks.case import Case, Found
from core.timeline.checks.finding import Check, Finding


def silences(case: Case) -> Found:
    """At the event that ends the silence, or at none where only a recorded fact ends it.

    While the incident is not resolved, up to its last event.
    """
    points = _points(case)
    for (before, _row), (after, row) in pairwise(points):
        if after - before > case.gap:
            minutes = (after - before).total_seconds() / 60
            yield row, Finding(check=Check.GAP, time=after, other_time=before, minutes=minutes)


def _points(case: Case) -> list[tuple[datetime, RowId | None]]:
    detected, resolved = case.reached.get(Milestone.DETECTED), case.reached.get(Milestone.RESOLVED)
    if detected is None:
        return []
    until = resolved.at if resolved else None
    points: list[tuple[datetime, RowId | None]] = [
        (at, event.id) for at, event in case.dated if at >= detected.at and (until is None or at <= until)
    ]
    if detected.event is None:
        points.insert(0, (detected.at, None))
    if resolved and resolved.event is None and resolved.at >= detected.at:
        points.append((resolved.at, None))
    return points
