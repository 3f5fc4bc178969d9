import sqlite3
from contextlib import suppress
from datetime import timedelta
from threading import Thread

import pytest
from pycrdt import Text
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import connect

from core import clock
from core.document.shared_text import LONGEST, texts
from core.services import passes, prose
from tests.api.conftest import ANSWER, KEY, counted
from tests.factories import an_id


def stored(server, postmortem):
    return texts(prose.news(server.store, postmortem).updates)


def closing_code(browser):
    with pytest.raises(ConnectionClosed) as closed:
        browser.listen_until(lambda: False)
    return closed.value.rcvd.code


def refusal(address, **options):
    with pytest.raises(InvalidStatus) as refused:
        connect(address, **options)
    return refused.value.response.status_code


def test_two_browsers_that_type_at_once_come_to_the_same_text(server, postmortem, ben):
    ana, ben = server.browser(postmortem), server.browser(postmortem, ben)
    for number_ in range(40):
        ana.type(f"a{number_} ", at=0)
        ben.type(f"б{number_}😀 ")
    ana.wait_saved()
    ben.wait_saved()
    ana.listen_until(lambda: ana.text.count("б") == 40)
    ben.listen_until(lambda: ben.text.count("a") == 40)
    assert ana.text == ben.text == stored(server, postmortem)[KEY]
    assert sorted(ana.text.split()) == sorted([f"a{n}" for n in range(40)] + [f"б{n}😀" for n in range(40)])


def test_who_comes_later_finds_what_was_written(server, postmortem):
    ana = server.browser(postmortem)
    ana.type("The pool was exhausted.")
    ana.wait_saved()
    assert server.browser(postmortem).text == "The pool was exhausted."


def test_saved_means_that_it_is_in_the_database(server, postmortem):
    ana = server.browser(postmortem)
    for word in ("one ", "two ", "three "):
        ana.type(word)
        ana.wait_saved()
        assert stored(server, postmortem) == {KEY: ana.text}
    with server.store.read() as work:
        assert dict(work.prose.plain(postmortem)) == {KEY: "one two three "}


def test_a_killed_server_loses_nothing_that_it_called_saved(mortal, postmortem):
    ana = mortal.browser(postmortem)
    killing = Thread(target=mortal.kill)
    for word in range(200):
        try:
            ana.type(f"w{word} ")
            if word == 60:
                killing.start()
            while ana.saved < ana.sent - 3:
                ana.listen()
        except ConnectionClosed:
            break
    killing.join()
    kept = stored(mortal, postmortem)[KEY].split()
    assert ana.saved <= len(kept)
    assert kept == [f"w{word}" for word in range(len(kept))]
    mortal.start()
    back = mortal.browser(postmortem, doc=ana.doc)
    back.send_update(ana.doc.get_update())
    back.wait_saved()
    assert stored(mortal, postmortem)[KEY] == ana.text
    assert ana.text.split() == [f"w{word}" for word in range(len(ana.text.split()))]


def test_who_may_only_read_changes_nothing_but_sees_everything(server, postmortem):
    ana, reader = server.browser(postmortem), server.browser(postmortem, may_write=False)
    reader.type("not mine to say")
    reader.wait_saved()
    ana.type("mine")
    ana.wait_saved()
    reader.listen_until(lambda: "mine" in reader.text.removeprefix("not mine to say"))
    assert reader.not_saved == [(1, "read_only")]
    assert stored(server, postmortem) == {KEY: "mine"}


def test_a_pass_of_another_postmortem_or_time_opens_no_room(server, postmortem):
    expired = server.token(postmortem, now=clock.now() - passes.LIFETIME - timedelta(seconds=1))
    for token in ("", "nonsense", server.token(an_id()), expired, server.token(postmortem)[:-2] + "xx"):
        assert refusal(server.address(postmortem, token)) == 403


def test_a_room_without_its_postmortem_closes(server):
    missing = an_id()
    with (
        connect(server.address(missing, server.token(missing))) as socket,
        pytest.raises(ConnectionClosed) as closed,
    ):
        socket.recv(ANSWER)
    assert closed.value.rcvd.code == 1008


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://127.0.0.1"])
def test_pages_of_other_servers_are_kept_out(server, postmortem, origin):
    assert refusal(server.address(postmortem, server.token(postmortem)), origin=origin) == 403


def test_pages_of_this_server_and_of_allowed_origins_come_in(server, postmortem):
    for origin in (f"http://127.0.0.1:{server.port}", "https://elsewhere.example"):
        server.browser(postmortem, origin=origin).close()


@pytest.mark.parametrize(
    "message",
    [
        "text",
        b"",
        b"\x00",
        b"\x00\x07\x00",
        b"\x01\x01\x00",
        b"\x00\x02\x05ab",
        b"\x00\x02\x02\xff\xff",
        b"\x00\x02" + b"\xff" * 12,
        b"\x00\x00\x05\xff\xff\xff\xff\x07",
        b"\x00\x02" + counted(b"\x01\x01\x05\x07\x04\x01\x01k\x01x\x00"),
    ],
)
def test_a_malformed_message_closes_its_socket_and_harms_nobody(server, postmortem, message):
    ana, villain = server.browser(postmortem), server.browser(postmortem)
    villain.say(message)
    assert closing_code(villain) == 1003
    ana.type("still here")
    ana.wait_saved()
    assert stored(server, postmortem) == {KEY: "still here"}


def test_text_of_no_section_is_refused(server, postmortem):
    villain = server.browser(postmortem)
    villain.type("x", key="no_such_section")
    assert closing_code(villain) == 1003
    assert stored(server, postmortem) == {}


def test_a_message_over_the_limit_closes_its_socket(server, postmortem):
    villain = server.browser(postmortem)
    villain.say(b"\x00\x02" + counted(bytes(1024 * 1024)))
    assert closing_code(villain) == 1009


def test_a_flood_closes_its_socket_and_the_others_write_on(server, postmortem):
    ana, villain = server.browser(postmortem), server.browser(postmortem)
    question = bytes([0, 0]) + counted(b"\x00")
    with suppress(ConnectionClosed):
        for _message in range(5_000):
            villain.say(question)
    assert closing_code(villain) == 1008
    ana.type("calm")
    ana.wait_saved()
    assert stored(server, postmortem) == {KEY: "calm"}


def test_text_over_the_limit_is_not_saved_and_can_be_shortened(server, postmortem):
    ana = server.browser(postmortem)
    before = ana.doc.get_state()
    ana.type("x" * (LONGEST + 1))
    ana.wait_saved()
    assert (ana.saved, ana.not_saved) == (0, [(1, "too_long")])
    del ana.doc.get(KEY, type=Text)[0:10]
    ana.send_update(ana.doc.get_update(before))
    ana.wait_saved()
    assert ana.saved == 1
    assert stored(server, postmortem) == {KEY: "x" * (LONGEST - 9)}


def test_a_store_that_fails_is_said_and_nothing_is_lost(mortal, postmortem):
    ana = mortal.browser(postmortem)
    ana.type("before ")
    ana.wait_saved()
    other = sqlite3.connect(mortal.settings.data_dir / "afterword.db")
    other.execute("BEGIN IMMEDIATE")
    known = ana.doc.get_state()
    ana.type("meanwhile ")
    ana.wait_saved()
    assert (ana.saved, ana.not_saved) == (1, [(2, "storage")])
    other.rollback()
    other.close()
    ana.send_update(ana.doc.get_update(known))
    ana.type("after")
    ana.wait_saved()
    assert ana.saved == 3
    assert stored(mortal, postmortem) == {KEY: "before meanwhile after"}


def test_a_server_that_is_stopped_first_stores_what_it_has_heard(mortal, postmortem):
    ana = mortal.browser(postmortem)
    for word in range(50):
        ana.type(f"w{word} ")
    ana.listen_until(lambda: ana.saved)
    mortal.stop()
    with pytest.raises(ConnectionClosed):
        ana.listen_until(lambda: ana.saved == 51)
    kept = stored(mortal, postmortem)[KEY].split()
    assert kept == [f"w{word}" for word in range(len(kept))]
    assert len(kept) >= ana.saved
