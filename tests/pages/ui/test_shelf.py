from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event

import pytest

from pages.ui import shelf
from pages.ui.shelf import Shelf


def test_what_many_ask_for_at_once_is_made_once():
    kept, together, made = Shelf(), Barrier(8), []

    def ask(_number):
        together.wait()
        return kept.get("key", lambda: made.append(1) or "value")

    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(ask, range(8))) == ["value"] * 8
    assert made == [1]


def test_what_could_not_be_made_is_tried_by_the_next():
    kept = Shelf()
    with pytest.raises(ZeroDivisionError):
        kept.get("key", lambda: 1 // 0)
    assert kept.get("key", lambda: "value") == "value"


def test_only_what_was_asked_for_last_stays():
    kept = Shelf(most=2)
    made = []
    for key in ("a", "b", "a", "c", "a", "b"):
        kept.get(key, lambda key=key: made.append(key))
    assert made == ["a", "b", "c", "b"]


def test_nobody_waits_for_another_key():
    kept, begun, finish = Shelf(), Event(), Event()

    def slow():
        begun.set()
        finish.wait()
        return "slow"

    with ThreadPoolExecutor(1) as threads:
        waiting = threads.submit(kept.get, "slow", slow)
        begun.wait()
        assert kept.get("quick", lambda: "quick") == "quick"
        finish.set()
        assert waiting.result() == "slow"


def test_each_store_has_a_shelf_of_its_own(sqlite_store, tmp_path, empty_sqlite):
    class Other:
        """Stands for a second store."""

    one, other = shelf.of(sqlite_store), shelf.of(Other())
    assert one is shelf.of(sqlite_store)
    assert one is not other
