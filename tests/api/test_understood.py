import pytest

from tests.api.asking import Asking
from tests.factories import a_person, a_postmortem, keep


@pytest.fixture
def ask(sqlite_store):
    kept, ana = a_postmortem(), a_person()
    keep(sqlite_store, kept)
    with sqlite_store.begin() as work:
        work.people.save(ana)
    return Asking(sqlite_store, kept.id, ana)


def answer(ask, **query):
    given = {"zone": "Europe/Moscow", "day": "2026-03-02", "previous": "2026-03-02T11:05:00+00:00"} | query
    return ask.get(f"/understood/{ask.postmortem}", **given)


def test_a_line_is_spelled_as_it_was_understood(ask):
    assert answer(ask, q="~14:05 failover started @ana #mitigation").json() == {
        "at": "2026-03-02T11:05:00+00:00",
        "time": "~2026-03-02 14:05",
        "kind": "Mitigation applied",
        "text": "failover started",
        "actor": "ana",
        "doubts": [],
        "asked": None,
    }


def test_a_time_can_count_from_the_event_before(ask):
    assert answer(ask, q="+7m replicas catch up").json()["time"] == "2026-03-02 14:12"


def test_a_name_of_several_zones_is_asked_about_until_somebody_chooses(ask):
    asked = answer(ask, q="14:05 IST x").json()
    assert (asked["at"], asked["asked"]["name"], len(asked["doubts"])) == ("", "IST", 1)
    assert "Asia/Kolkata" in asked["asked"]["zones"]
    chosen = answer(ask, q="14:05 IST x", IST="Asia/Kolkata").json()
    assert (chosen["time"], chosen["doubts"], chosen["asked"]) == ("2026-03-02 11:35", [], None)
    assert answer(ask, q="14:05 IST x", IST="Europe/Moscow").json() == asked


def test_doubts_are_told_in_the_readers_language(ask):
    english = answer(ask, q="25:99 x").json()["doubts"]
    russian = answer(ask, q="25:99 x", headers={"accept-language": "ru"}).json()["doubts"]
    assert english
    assert len(english) == len(russian)
    assert english != russian


@pytest.mark.parametrize(
    "query",
    [
        {"q": "x" * 2_001},
        {"q": "x", "zone": "Nowhere"},
        {"q": "x", "zone": ""},
        {"q": "x", "day": "2026-13-01"},
        {"q": "x", "previous": "noon"},
        {"q": "x", "previous": "2026-03-02T11:05:00"},
    ],
)
def test_other_questions_are_malformed(ask, query):
    assert answer(ask, **query).status_code == 400


def test_nobody_asks_without_a_pass(ask):
    assert answer(ask, q="x", token="forged").status_code == 403
