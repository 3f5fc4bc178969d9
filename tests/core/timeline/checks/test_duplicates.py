from itertools import pairwise

import pytest

from core.domain.postmortem import Postmortem
from core.timeline.checks import Check, Finding
from tests.core.timeline.checks.conftest import after
from tests.factories import an_event

SAME, NEAR = Check.DUPLICATE, Check.NEAR_DUPLICATE


def text(words, minutes=0.0, actor=""):
    return an_event(at=after(minutes), text=words, actor=actor)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (text("Failover started"), text("Failover started"), SAME),
        (text("Failover started"), text("failover STARTED!", 2), SAME),
        (text("Failover started"), text("Failover started", 2.1), None),
        (text("Serviço caiu"), text("servico caiu"), SAME),
        (text("Failover started", actor="Ana"), text("Failover started", actor="ana"), SAME),
        (text("Failover started", actor="Ana"), text("Failover started"), SAME),
        (text("Joined the call", actor="Ana"), text("Joined the call", actor="Ivan"), None),
        (
            text("Failover of the payments database started"),
            text("The failover of the payments database was started", 1),
            NEAR,
        ),
        (text("Error rate of checkout at 5 %"), text("Error rate of checkout at 7 %", 1), None),
        (text("Сбой оплаты картой"), text("Сбой оплаты картой."), SAME),
        (text("Failover started"), text("Users complain"), None),
        (text(""), text(""), None),
        (text("!!!"), text("???"), None),
    ],
)
def test_what_was_said_already_is_asked_about(checked, one, other, expected):
    found = checked(Postmortem(timeline=(one, other)), SAME, NEAR)
    if expected is None:
        assert found == {}
    else:
        assert found == {other.id: [Finding(check=expected, time=other.at, other_time=one.at, other=one.id)]}


def test_each_of_several_is_told_of_once(checked):
    events = tuple(text("Failover started", n / 2) for n in range(4))
    found = checked(Postmortem(timeline=events), SAME, NEAR)
    assert {row: [each.other for each in those] for row, those in found.items()} == {
        event.id: [before.id] for before, event in pairwise(events)
    }


def test_events_without_a_time_are_not_compared(checked):
    events = tuple(an_event(at=None, text="Failover started") for _time in range(2))
    assert checked(Postmortem(timeline=events), SAME, NEAR) == {}
