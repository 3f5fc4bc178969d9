import pytest

from core.clock import now
from core.domain.ids import ChangeKey, PersonId, PostmortemId
from core.domain.people import Person, Role
from core.domain.taxonomy import Severity
from core.services import people, postmortems

ID = PostmortemId("cards")
ANA = Person(id=PersonId("p" * 16), name="Ana Souza", email="ana@example.com")


@pytest.fixture
def begun(sqlite_store):
    postmortems.create(
        sqlite_store,
        id_=ID,
        title="Cards failed",
        severity=Severity.SEV1,
        by=ANA,
        now=now(),
        key=ChangeKey("create"),
    )


@pytest.mark.usefixtures("begun")
def test_a_reader_who_opens_the_form_is_led_to_reading(app, sqlite_store):
    test = app("postmortems/write.py", id=ID)
    assert len(test.button) > 1
    people.set_rights(sqlite_store, "ana@example.com", role=Role.READER)
    test.run()
    assert [notice.value for notice in test.info] == [
        "You may read this postmortem, but not change it. Ask whoever runs this workspace to make you an author."
    ]
    assert (list(test.exception), list(test.button)) == ([], [])


@pytest.mark.usefixtures("begun")
def test_a_reader_reads(app, sqlite_store):
    app()
    people.set_rights(sqlite_store, "ana@example.com", role=Role.READER)
    test = app("postmortems/read.py", id=ID)
    assert (list(test.exception), list(test.error), list(test.info)) == ([], [], [])
