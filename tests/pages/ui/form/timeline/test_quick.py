"""Lines and blocks that are entered on the timeline step, as the browser sends them."""

from datetime import UTC, datetime

import pytest

from core.domain.errors import StoreFull
from core.domain.taxonomy import EventKind
from core.services import postmortems
from tests.pages.firing import fire, shown
from tests.pages.ui.form.timeline.conftest import ID, line

ENTRY, SKETCHES = f"entry-{ID}", f"sketches-{ID}"
BLOCK = """2026-03-02 14:05 Error rate passes 5 %
14:09 Pager goes off @ben
14:20 Failover begins #mitigation"""


def enter(test, *lines):
    return fire(test, ENTRY, "added", list(lines))


def told(store):
    return [(event.at, event.typed, event.text, event.actor) for event in postmortems.get(store, ID).timeline]


def at(hour, minute):
    return datetime(2026, 3, 2, hour, minute, tzinfo=UTC)


def test_lines_become_events_each_once_however_often_they_are_sent(step, sqlite_store):
    first, second = line(0, "2026-03-02 14:05 failover started @ana"), line(1, "+7m replicas catch up")
    enter(step, first)
    enter(step, first, second)
    enter(step, first, second)
    assert told(sqlite_store) == [
        (at(11, 5), "2026-03-02 14:05", "failover started", "ana"),
        (at(11, 12), "+7m", "replicas catch up", ""),
    ]
    assert shown(step, ENTRY)["heard"] == {"stored": [first["key"], second["key"]], "refused": {}}


def test_what_comes_next_is_read_from_the_last_line(step):
    enter(step, line(0, "2026-03-02 14:05 failover started"))
    assert shown(step, ENTRY)["before"] == {
        "zone": "Europe/Moscow",
        "day": "2026-03-02",
        "previous": "2026-03-02T11:05:00+00:00",
    }


def test_an_ambiguous_zone_is_asked_about_and_nothing_is_kept(step, sqlite_store):
    unclear = line(0, "2026-03-02 14:05 IST x")
    enter(step, unclear)
    assert told(sqlite_store) == []
    assert list(shown(step, ENTRY)["heard"]["refused"]) == [unclear["key"]]
    enter(step, line(1, unclear["text"], IST="Asia/Kolkata"))
    assert told(sqlite_store) == [(at(8, 35), "2026-03-02 14:05 IST", "x", "")]


def test_a_store_that_takes_nothing_leaves_the_lines_in_the_browser(step, sqlite_store, monkeypatch):
    def full(*_given, **_words):
        raise StoreFull("here")

    waiting = [line(0, "2026-03-02 14:05 first"), line(1, "+1m second")]
    with monkeypatch.context() as broken:
        broken.setattr(sqlite_store, "begin", full)
        enter(step, *waiting)
    assert shown(step, ENTRY)["heard"] == {"stored": [], "refused": {}}
    assert "disk" in step.error[0].value
    enter(step, *waiting)
    assert [text for _at, _typed, text, _actor in told(sqlite_store)] == ["first", "second"]
    assert list(step.error) == []


@pytest.mark.parametrize("sent", [None, "x", [1], [{"key": "k"}], [{"key": "k", "text": " ", "zones": {}}]])
def test_what_else_a_browser_sends_is_nothing(step, sqlite_store, sent):
    fire(step, ENTRY, "added", sent)
    fire(step, ENTRY, "pasted", sent if not isinstance(sent, str) else 1)
    assert told(sqlite_store) == []


def test_a_block_is_shown_before_it_is_kept_and_goes_in_and_out_at_once(step, sqlite_store):
    fire(step, ENTRY, "pasted", BLOCK)
    rows = shown(step, SKETCHES)["rows"]
    assert [(row["day"], row["time"], row["text"], row["actor"], row["kind"]) for row in rows] == [
        ("2026-03-02", "14:05", "Error rate passes 5 %", "", ""),
        ("", "14:09", "Pager goes off", "ben", ""),
        ("", "14:20", "Failover begins", "", "Mitigation applied"),
    ]
    assert told(sqlite_store) == []
    fire(step, SKETCHES, "taken", [0, 2])
    assert [text for _at, _typed, text, _actor in told(sqlite_store)] == [
        "Error rate passes 5 %",
        "Failover begins",
    ]
    step.button(key=f"undo-pasted-{ID}").click().run()
    assert told(sqlite_store) == []


def test_what_the_timeline_has_already_is_not_ticked(step):
    enter(step, line(0, "2026-03-02 14:09 Pager goes off @ben"))
    fire(step, ENTRY, "pasted", BLOCK)
    assert [row["is_ticked"] for row in shown(step, SKETCHES)["rows"]] == [True, False, True]


def test_a_zone_is_chosen_once_for_the_whole_block(step):
    fire(step, ENTRY, "pasted", "2026-03-02 14:05 IST a\n14:10 IST b")
    assert [row["time"] for row in shown(step, SKETCHES)["rows"]] == ["2026-03-02 14:05 IST", "14:10 IST"]
    step.selectbox[0].select("Asia/Kolkata").run()
    assert [row["time"] for row in shown(step, SKETCHES)["rows"]] == ["11:35", "11:40"]


def test_a_block_without_events_says_so_and_shows_it(step, sqlite_store):
    fire(step, ENTRY, "pasted", "# Timeline\n\nAll times in UTC\n")
    assert "Nothing with a time" in step.info[0].value
    assert told(sqlite_store) == []


def test_a_block_that_cannot_be_kept_waits(step, sqlite_store, monkeypatch):
    def full(*_given, **_words):
        raise StoreFull("here")

    fire(step, ENTRY, "pasted", BLOCK)
    with monkeypatch.context() as broken:
        broken.setattr(sqlite_store, "begin", full)
        fire(step, SKETCHES, "taken", [0, 1, 2])
    assert "disk" in step.error[0].value
    fire(step, SKETCHES, "taken", [0, 1, 2])
    assert [event.kind for event in postmortems.get(sqlite_store, ID).timeline][-1] is EventKind.MITIGATION
