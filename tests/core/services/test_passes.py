from dataclasses import replace
from datetime import timedelta

import pytest

from core.domain.ids import PersonId, PostmortemId
from core.services import passes
from storage import open_store
from tests.factories import NOON

SECRET = b"s" * 32
LEAVE = passes.Pass(postmortem=PostmortemId("p1"), id=PersonId("ana"), name="Ana Соуза", may_write=True)


@pytest.mark.parametrize("leave", [LEAVE, replace(LEAVE, may_write=False)])
def test_a_pass_says_who_may_do_what_until_its_time_is_over(leave):
    token = passes.mint(SECRET, leave, now=NOON)
    assert passes.read(SECRET, token, now=NOON + passes.LIFETIME - timedelta(seconds=1)) == leave
    assert passes.read(SECRET, token, now=NOON + passes.LIFETIME) is None


def test_a_pass_of_another_workspace_is_none():
    assert passes.read(b"t" * 32, passes.mint(SECRET, LEAVE, now=NOON), now=NOON) is None


@pytest.mark.parametrize("place", [0, 20, -1])
def test_a_changed_pass_is_none(place):
    token = passes.mint(SECRET, LEAVE, now=NOON)
    changed = list(token)
    changed[place] = "A" if token[place] != "A" else "Q"
    assert passes.read(SECRET, "".join(changed), now=NOON) is None


@pytest.mark.parametrize("token", ["", ".", "x.y", "é", "a" * 5_000])
def test_nonsense_is_no_pass(token):
    assert passes.read(SECRET, token, now=NOON) is None


def test_a_pass_issued_by_a_workspace_is_good_there_only(sqlite_store, postgresql_settings):
    token = passes.issue(sqlite_store, LEAVE, now=NOON)
    assert passes.check(sqlite_store, token, now=NOON) == LEAVE
    other = open_store(postgresql_settings)
    assert passes.check(other, token, now=NOON) is None
    assert passes.check(other, passes.issue(other, LEAVE, now=NOON), now=NOON) == LEAVE
    other.close()
