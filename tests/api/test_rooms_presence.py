import json

import pytest
from websockets.exceptions import ConnectionClosed

from tests.api.conftest import KEY, counted

READING = {"step": "read", "section": None}
WRITING = {"step": "causes", "section": KEY, "anchor": "AAE="}


def present(browser, state):
    browser.say(b"\x01" + counted(json.dumps(state).encode()))


def others(browser):
    """The others as this browser would show them: name and state, by member."""
    found = {}
    for told in browser.told:
        if isinstance(told, dict) and "member" in told:
            found[told["member"]] = (told["person"], told["name"], told["state"])
    return sorted(found.values(), key=str)


def wait_for(browser, *expected):
    browser.listen_until(lambda: others(browser) == sorted(expected, key=str))


def closing_code(browser):
    with pytest.raises(ConnectionClosed) as closed:
        browser.listen_until(lambda: False)
    return closed.value.rcvd.code


def test_the_server_says_who_it_is_and_everybody_but_oneself_is_told(server, postmortem, ben):
    ana, ben = server.browser(postmortem), server.browser(postmortem, ben, wants_prose=False)
    present(ben, WRITING | {"name": "Mallory", "person": "eve"})
    wait_for(ana, ("ben", "Ben Okafor", WRITING | {"name": "Mallory", "person": "eve"}))
    present(ana, READING)
    wait_for(ben, ("ana", "Ana Souza", READING))


def test_who_comes_later_is_told_of_everybody(server, postmortem, ben):
    ana, second = server.browser(postmortem), server.browser(postmortem)
    present(ana, READING)
    present(second, WRITING)
    wait_for(ana, ("ana", "Ana Souza", WRITING))
    wait_for(
        server.browser(postmortem, ben, wants_prose=False),
        ("ana", "Ana Souza", READING),
        ("ana", "Ana Souza", WRITING),
    )


def test_whoever_goes_is_gone_with_or_without_a_word(server, postmortem, ben):
    ana, quiet, polite = (
        server.browser(postmortem),
        server.browser(postmortem),
        server.browser(postmortem, ben),
    )
    present(quiet, READING)
    present(polite, WRITING)
    wait_for(ana, ("ana", "Ana Souza", READING), ("ben", "Ben Okafor", WRITING))
    present(polite, None)
    quiet.close()
    wait_for(ana, ("ana", "Ana Souza", None), ("ben", "Ben Okafor", None))


def test_of_many_states_the_latest_arrives_and_nobody_is_punished(server, postmortem, ben):
    ana, ben = server.browser(postmortem), server.browser(postmortem, ben)
    for step in range(400):
        present(ben, {"step": str(step)})
    wait_for(ana, ("ben", "Ben Okafor", {"step": "399"}))
    assert len(ana.told) < 100
    ben.type("still here")
    ben.wait_saved()


@pytest.mark.parametrize(
    "state",
    [
        b"",
        b"[]",
        b"1",
        b"{",
        b'{"a": NaN}',
        b'{"a": 1e999}',
        b'"\\ud800"',
        b'{"a": "\\ud800"}',
        b"[" * 2_000,
        b'{"a":"' + b"x" * 2_048 + b'"}',
        b"\xff",
    ],
)
def test_what_is_no_small_object_of_json_closes_its_socket(server, postmortem, state):
    ana, villain = server.browser(postmortem), server.browser(postmortem)
    villain.say(b"\x01" + counted(state))
    assert closing_code(villain) == 1003
    present(ana, READING)


def test_who_only_listens_is_sent_no_prose(server, postmortem):
    listener, ana = server.browser(postmortem, wants_prose=False), server.browser(postmortem)
    ana.type("not for everybody")
    ana.wait_saved()
    present(ana, READING)
    wait_for(listener, ("ana", "Ana Souza", READING))
    assert listener.text == ""
