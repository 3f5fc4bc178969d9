from dataclasses import replace
from datetime import timedelta

import pytest

from core import clock
from core.domain.errors import Forbidden
from core.domain.ids import PostmortemId
from core.domain.people import Role
from core.messages import explain
from core.services import passes
from tests.api.asking import Asking
from tests.factories import a_person, a_postmortem, keep


@pytest.fixture
def ask(sqlite_store):
    kept, ana = a_postmortem(), a_person()
    keep(sqlite_store, kept)
    save(sqlite_store, ana)
    return Asking(sqlite_store, kept.id, ana)


def save(store, person):
    with store.begin() as work:
        work.people.save(person)


def question(ask, **how):
    return ask.get(f"/suggestions/{ask.postmortem}", kind="person", **how).status_code


def test_a_pass_for_the_postmortem_opens(ask):
    assert question(ask) == 200
    for origin in ("http://test", "https://elsewhere.example"):
        assert question(ask, headers={"origin": origin}) == 200


def test_no_other_pass_opens(ask, sqlite_store):
    other = a_postmortem()
    keep(sqlite_store, other)
    expired = ask.token(now=clock.now() - passes.LIFETIME - timedelta(seconds=1))
    for token in ("", "nonsense", expired, ask.token(postmortem=other.id), ask.token()[:-2] + "xx"):
        assert question(ask, token=token) == 403


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://test:1"])
def test_pages_of_other_servers_are_kept_out(ask, origin):
    assert question(ask, headers={"origin": origin}) == 403


def test_who_is_not_active_any_more_is_kept_out_at_once(ask, sqlite_store):
    token = ask.token()
    save(sqlite_store, replace(ask.person, is_active=False))
    assert question(ask, token=token) == 403
    missing = ask.token(postmortem=PostmortemId("none"))
    assert ask.get("/suggestions/none", token=missing, kind="person").status_code == 403


def test_who_may_only_read_may_ask_but_not_send(ask, sqlite_store):
    token = ask.token()
    save(sqlite_store, replace(ask.person, role=Role.READER))
    assert question(ask, token=token) == 200
    answer = ask.ask("POST", f"/uploads/{ask.postmortem}", token=token, headers={"x-afterword": "upload"})
    assert (answer.status_code, answer.json()) == (403, {"reason": explain(Forbidden("Ana Souza"))})


def test_too_many_questions_are_refused(ask):
    token = ask.token()
    assert {question(ask, token=token) for _number in range(120)} == {200, 429}


@pytest.mark.parametrize(
    ("wanted", "language"),
    [("de, pt-BR;q=0.9, en;q=0.8", "pt"), ("ru", "ru"), ("", "en"), ("xx", "en"), ("*", "en"), ("PT", "pt")],
)
def test_reasons_are_given_in_the_language_that_is_asked_for(ask, wanted, language):
    reasons = {
        each: ask.get(f"/suggestions/{ask.postmortem}", token="", headers={"accept-language": each}).json()[
            "reason"
        ]
        for each in ("en", "pt", "ru")
    }
    answer = ask.get(f"/suggestions/{ask.postmortem}", token="", headers={"accept-language": wanted})
    assert answer.json() == {"reason": reasons[language]}
    assert answer.headers["cache-control"] == "no-store"


def test_a_store_that_fails_is_said(ask, sqlite_settings):
    (sqlite_settings.data_dir / "afterword.db").write_bytes(b"no database" * 1_000)
    answer = ask.get(f"/suggestions/{ask.postmortem}", token="x", kind="person")
    assert answer.status_code == 503
    assert "database" in answer.json()["reason"]
