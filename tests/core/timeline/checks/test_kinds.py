import pytest

from core.domain.incident import Detection, Incident
from core.domain.postmortem import Postmortem
from core.domain.taxonomy import DetectedBy, EventKind
from core.timeline.checks import Check
from tests.factories import NOON, an_event

ALL = [
    ("Started", "Incident began"),
    ("Detected", "Alert fired"),
    ("Acknowledged", "Acknowledged"),
    ("Cause identified", "Cause identified"),
    ("Mitigated", "Mitigation applied"),
    ("Resolved", "Resolved"),
]


def missing(checked, postmortem):
    found = checked(postmortem, Check.NO_KIND).get(None, ())
    return [(each.name, each.other_name) for each in found]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, []),
        ({"timeline": (an_event(),)}, ALL),
        ({"timeline": (an_event(kind=EventKind.ALERT),)}, [ALL[0], *ALL[2:]]),
        ({"timeline": (an_event(at=None, kind=EventKind.ALERT),)}, ALL),
        ({"timeline": (an_event(kind=EventKind.RESTORED),)}, ALL[:-1]),
        ({"timeline": (an_event(),), "incident": Incident(started_at=NOON)}, ALL[1:]),
        (
            {"timeline": (an_event(),), "detection": Detection(detected_by=DetectedBy.MANUAL)},
            [*ALL[:2], *ALL[3:]],
        ),
        ({"timeline": tuple(an_event(kind=kind) for kind in EventKind)}, []),
    ],
)
def test_what_the_milestones_need_is_asked_for(checked, given, expected):
    assert missing(checked, Postmortem(**given)) == expected
