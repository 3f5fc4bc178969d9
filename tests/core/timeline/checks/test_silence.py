from datetime import timedelta

import pytest

from core.domain.incident import Detection, Incident
from core.domain.postmortem import Postmortem
from core.domain.taxonomy import EventKind
from core.timeline.checks import Check, Finding
from tests.core.timeline.checks.conftest import after
from tests.factories import NOON, an_event


def told(detected, resolved, *minutes):
    """Events at these minutes; recorded facts say the rest."""
    return Postmortem(
        timeline=tuple(an_event(at=after(n), text=f"Event {n}") for n in minutes),
        detection=Detection(detected_at=None if detected is None else after(detected)),
        incident=Incident(resolved_at=None if resolved is None else after(resolved)),
    )


@pytest.mark.parametrize(
    ("detected", "resolved", "minutes", "found"),
    [
        (0, 60, (0, 30, 60), []),
        (0, 61, (0, 30, 61), [(61, 31)]),
        (0, 120, (), [(120, 120)]),
        (0, 90, (10,), [(90, 80)]),
        (0, None, (10, 50), [(50, 40)]),
        (0, None, (), []),
        (None, 120, (0, 60), []),
        (0, 60, (-120, 10, 40, 200), []),
        (60, 0, (), []),
        (60, 0, (0, 100), []),
    ],
)
def test_silence_is_asked_about_between_detection_and_resolution(checked, detected, resolved, minutes, found):
    postmortem = told(detected, resolved, *minutes)
    rows = {event.at: event.id for event in postmortem.timeline}
    assert checked(postmortem, Check.GAP) == {
        rows.get(after(end)): [
            Finding(check=Check.GAP, time=after(end), other_time=after(end - length), minutes=length)
        ]
        for end, length in found
    }


@pytest.mark.parametrize(("gap", "count"), [(9, 1), (10, 0), (1440, 0)])
def test_the_workspace_says_how_long_is_too_long(checked, gap, count):
    alert = an_event(kind=EventKind.ALERT, at=NOON)
    end = an_event(kind=EventKind.RESOLVED, at=after(10))
    found = checked(Postmortem(timeline=(alert, end)), Check.GAP, gap=timedelta(minutes=gap))
    assert [len(those) for those in found.values()] == [1] * count
