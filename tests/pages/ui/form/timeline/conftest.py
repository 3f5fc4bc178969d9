"""The timeline step of a postmortem that Ana has just begun, and what the browser sends from its line."""

import pytest

from core.domain.ids import ChangeKey, PersonId, PostmortemId
from core.domain.people import Person
from core.domain.taxonomy import Severity
from core.services import postmortems, workspace

ID = PostmortemId("cards")
ANA = Person(id=PersonId("p" * 16), name="Ana Souza", email="ana@example.com")


@pytest.fixture
def step(app, sqlite_store, now):
    workspace.set_up(sqlite_store, "platform", "Payments", "Europe/Moscow")
    postmortems.create(
        sqlite_store,
        id_=ID,
        title="Cards failed",
        severity=Severity.SEV1,
        by=ANA,
        now=now,
        key=ChangeKey("create"),
    )
    test = app("postmortems/write.py", id=ID, step="timeline")
    assert [error.value for error in test.exception] == []
    return test


def line(number, text, **zones):
    """A line as it waits in the browser."""
    return {"key": f"tab.{'abcdefghij'[number] * 16}", "text": text, "zones": zones}
