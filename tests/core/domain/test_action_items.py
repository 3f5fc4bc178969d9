from datetime import date

import pytest

from core.domain.action_items import ActionItem
from core.domain.taxonomy import ActionStatus

TODAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("due_on", "status", "is_overdue"),
    [
        (date(2026, 3, 1), ActionStatus.OPEN, True),
        (date(2026, 3, 1), ActionStatus.BLOCKED, True),
        (TODAY, ActionStatus.OPEN, False),
        (date(2026, 3, 1), ActionStatus.DONE, False),
        (date(2026, 3, 1), ActionStatus.DROPPED, False),
        (None, ActionStatus.OPEN, False),
    ],
)
def test_an_item_is_overdue_when_it_was_due_before_today_and_is_not_settled(due_on, status, is_overdue):
    assert ActionItem(due_on=due_on, status=status).is_overdue(TODAY) is is_overdue
