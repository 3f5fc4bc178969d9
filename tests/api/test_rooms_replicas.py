from dataclasses import replace

import pytest
from websockets.exceptions import ConnectionClosed

from core.document.shared_text import texts
from core.services import prose
from tests.api.conftest import BEN, KEY
from tests.api.test_rooms_changes import changes, rename, revision
from tests.api.test_rooms_presence import READING, WRITING, others, present, wait_for


def closing_code(browser):
    with pytest.raises(ConnectionClosed) as closed:
        browser.listen_until(lambda: False)
    return closed.value.rcvd.code


def test_what_is_typed_on_one_is_on_the_other_and_both_write_at_once(replicas, postmortem, ben):
    ana, ben = replicas[0].browser(postmortem), replicas[1].browser(postmortem, ben)
    for word in range(30):
        ana.type(f"a{word} ", at=0)
        ben.type(f"б{word} ")
    ana.wait_saved()
    ben.wait_saved()
    ana.listen_until(lambda: ana.text.count("б") == 30)
    ben.listen_until(lambda: ben.text.count("a") == 30)
    stored = prose.news(replicas[0].store, postmortem).updates
    assert ana.text == ben.text == texts(stored)[KEY]
    assert len(ana.text.split()) == 60


def test_changes_are_heard_of_on_both_with_their_sections_and_tab(replicas, postmortem, ben):
    listeners = [server.browser(postmortem, wants_prose=False) for server in replicas]
    for listener in listeners:
        listener.listen_until(lambda each=listener: changes(each))
    rename(replicas[0], postmortem, "Another title", tab="t1")
    told = {
        "revision": revision(replicas[0], postmortem),
        "sections": ["incident"],
        "prose": False,
        "tab": "t1",
    }
    for listener in listeners:
        listener.listen_until(lambda each=listener: told in changes(each))


def test_who_is_on_one_is_seen_on_the_other_and_seen_to_go(replicas, postmortem, ben):
    ana = replicas[0].browser(postmortem)
    present(ana, READING)
    other = replicas[1].browser(postmortem, ben)
    wait_for(other, ("ana", "Ana Souza", READING))
    present(other, WRITING)
    wait_for(ana, ("ben", "Ben Okafor", WRITING))
    present(ana, WRITING)
    wait_for(other, ("ana", "Ana Souza", WRITING))
    ana.close()
    wait_for(other, ("ana", "Ana Souza", None))
    assert len(others(other)) == 1


def test_a_right_lost_on_one_is_lost_on_the_other(replicas, postmortem):
    ben = replicas[1].browser(postmortem, BEN)
    with replicas[0].store.begin() as work:
        work.people.save(replace(BEN, is_active=False))
    assert closing_code(ben) == 4403
