import pytest

from core.domain.action_items import ActionItem
from core.domain.ids import RowId
from tests.api.asking import Asking
from tests.factories import a_person, a_postmortem, keep


@pytest.fixture
def ask(sqlite_store):
    kept = a_postmortem(action_items=(ActionItem(id=RowId("r1"), key="AI-1", title="Raise the limit"),))
    ana = a_person()
    keep(sqlite_store, kept)
    with sqlite_store.begin() as work:
        work.people.save(ana)
    return Asking(sqlite_store, kept.id, ana)


def answer(ask, **query):
    return ask.get(f"/suggestions/{ask.postmortem}", **query)


def test_people_and_references_come_as_json_that_nobody_keeps(ask):
    people = answer(ask, kind="person", q="souz")
    assert people.json() == [{"insert": "@ana", "title": "Ana Souza", "detail": "ana@example.com"}]
    assert (people.headers["content-type"], people.headers["cache-control"]) == (
        "application/json",
        "no-store",
    )
    assert answer(ask, kind="reference", q="ai").json() == [
        {"insert": "#AI-1", "title": "Raise the limit", "detail": "action item"}
    ]
    russian = answer(ask, kind="reference", q="ai", headers={"accept-language": "ru"}).json()
    assert russian[0]["detail"] != "action item"


@pytest.mark.parametrize("query", [{}, {"kind": "x"}, {"kind": "person", "q": "x" * 101}])
def test_other_questions_are_malformed(ask, query):
    assert answer(ask, **query).status_code == 400
    assert answer(ask, kind="person", q="x" * 100).json() == []
