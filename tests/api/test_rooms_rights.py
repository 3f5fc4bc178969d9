from dataclasses import replace
from datetime import timedelta

import pytest
from websockets.exceptions import ConnectionClosed

from core import clock
from core.domain.people import Role
from core.services import passes
from tests.api.conftest import KEY
from tests.factories import a_person, an_id

LATE = passes.LIFETIME - timedelta(seconds=60)
"""So long ago a pass was made that is to be renewed at once."""


def closing_code(browser):
    with pytest.raises(ConnectionClosed) as closed:
        browser.listen_until(lambda: False)
    return closed.value.rcvd.code


@pytest.fixture
def eve(server):
    """Somebody whose rights a test may change."""
    person = a_person(id=an_id("eve"), name="Eve", email=f"{an_id()}@example.com")
    server.enrol(person)
    return person


def fresh_passes(server, browser):
    return [
        passes.check(server.store, told.decode(), now=clock.now())
        for told in browser.told
        if isinstance(told, bytes) and told[:1] == b"W"
    ]


def test_a_pass_is_renewed_before_it_runs_out(server, postmortem, eve):
    browser = server.browser(postmortem, eve, now=clock.now() - LATE, wants_prose=False)
    browser.listen_until(lambda: fresh_passes(server, browser))
    (fresh,) = fresh_passes(server, browser)
    assert (fresh.postmortem, fresh.id, fresh.name, fresh.may_write) == (postmortem, eve.id, "Eve", True)
    assert fresh.until > clock.now() + passes.LIFETIME / 2


@pytest.mark.parametrize("after", [{"is_active": False}, {"role": Role.READER}])
def test_who_loses_a_right_is_sent_away_at_once(server, postmortem, eve, after):
    browser, ana = server.browser(postmortem, eve), server.browser(postmortem)
    server.enrol(replace(eve, **after))
    assert closing_code(browser) == 4403
    ana.type("undisturbed")
    ana.wait_saved()


@pytest.mark.parametrize("after", [{"is_active": False}, {"role": Role.READER}])
def test_a_pass_from_before_the_loss_opens_no_room(server, postmortem, eve, after):
    server.enrol(replace(eve, **after))
    browser = server.browser(postmortem, eve, wants_prose=False)
    assert closing_code(browser) == 4403
    assert browser.told == []


def test_a_reader_stays_and_writes_nothing(server, postmortem, eve):
    server.enrol(replace(eve, role=Role.READER))
    browser = server.browser(postmortem, eve, may_write=False)
    browser.type("mine")
    browser.wait_saved()
    assert browser.not_saved == [(1, "read_only")]


def test_a_stranger_with_a_pass_is_sent_away(server, postmortem):
    stranger = a_person(id=an_id("nobody"))
    assert closing_code(server.browser(postmortem, stranger, wants_prose=False)) == 4403


def test_one_person_has_a_limit_of_sockets_and_others_come_in(server, postmortem, eve, ben):
    browsers = [server.browser(postmortem, eve, wants_prose=False) for _socket in range(20)]
    assert closing_code(server.browser(postmortem, eve, wants_prose=False)) == 1013
    other = server.browser(postmortem, ben)
    other.type("there is room", key=KEY)
    other.wait_saved()
    browsers[0].close()
