from pycrdt import Doc, Text

from core import clock
from core.domain.place import Place
from core.domain.signals import key_from_tab
from core.services import prose
from core.services.editing import write_field
from tests.api.conftest import KEY
from tests.factories import NOON, a_key, a_person


def changes(browser):
    return [told for told in browser.told if isinstance(told, dict) and "revision" in told]


def revision(server, postmortem):
    with server.store.read() as work:
        return work.postmortems.revision(postmortem)


def rename(server, postmortem, title, tab=""):
    place = Place(postmortem, "incident", "title")
    key = key_from_tab(tab, a_key())
    with server.store.read() as work:
        base = work.fields.read(place)
    write_field(server.store, place, base=base, value=title, by=a_person(), now=NOON, key=key)


def listening(server, postmortem):
    browser = server.browser(postmortem, wants_prose=False)
    browser.listen_until(lambda: changes(browser))
    return browser


def test_on_entering_one_is_told_of_the_revision(server, postmortem):
    rename(server, postmortem, "Another title")
    anywhere = {"revision": revision(server, postmortem), "sections": [], "prose": False, "tab": ""}
    assert changes(listening(server, postmortem)) == [anywhere]


def test_who_types_is_heard_of_by_those_who_only_listen(server, postmortem):
    listener, ana = listening(server, postmortem), server.browser(postmortem, tab="t1")
    ana.type("one")
    ana.wait_saved()
    listener.listen_until(lambda: len(changes(listener)) == 2)
    told = {"revision": revision(server, postmortem), "sections": [KEY], "prose": True, "tab": "t1"}
    assert changes(listener)[-1] == told


def test_much_typing_is_told_of_seldom_and_to_the_end(server, postmortem):
    listener, ana = listening(server, postmortem), server.browser(postmortem)
    for word in range(50):
        ana.type(f"w{word} ")
        ana.wait_saved()
    last = revision(server, postmortem)
    listener.listen_until(lambda: changes(listener)[-1]["revision"] == last)
    assert len(changes(listener)) < 50


def test_what_another_process_changes_is_heard_of(server, postmortem):
    listener = listening(server, postmortem)
    rename(server, postmortem, "Another title")
    listener.listen_until(lambda: len(changes(listener)) > 1)
    assert changes(listener)[-1]["revision"] == revision(server, postmortem)


def test_what_another_process_writes_reaches_the_room_at_once(server, postmortem, ben):
    ana = server.browser(postmortem)
    prose.write_text(server.store, postmortem, KEY, "from the command line", by=ben, now=clock.now())
    ana.listen_until(lambda: ana.text == "from the command line")
    prose.write_text(server.store, postmortem, KEY, "from another line", by=ben, now=clock.now())
    ana.listen_until(lambda: ana.text == "from another line")


def test_a_rewritten_sentence_leaves_alone_what_is_being_typed_into_another(server, postmortem, ben):
    ana = server.browser(postmortem)
    ana.type("The pool was empty. Nobody saw it.")
    ana.wait_saved()
    cursor = ana.doc.get(KEY, type=Text).sticky_index(len("The pool was empty. "))
    before = ana.doc.get_state()
    ana.doc.get(KEY, type=Text).insert(len("The pool was empty. Nobody"), " at all")
    in_flight = ana.doc.get_update(before)
    prose.write_text(
        server.store, postmortem, KEY, "The pool had run dry. Nobody saw it.", by=ben, now=clock.now()
    )
    ana.send_update(in_flight)
    ana.wait_saved()
    ana.listen_until(lambda: "run dry" in ana.text)
    assert ana.text == "The pool had run dry. Nobody at all saw it."
    with ana.doc.transaction() as transaction:
        assert cursor.get_index(transaction) == len("The pool had run dry. ")
    other = server.browser(postmortem, ben, doc=Doc())
    assert other.text == ana.text
