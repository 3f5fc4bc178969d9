"""The power goes at any moment of the app's own writing; the drill, small."""

import pytest

from tests.drills.outcome import NONE
from tests.drills.power import cuts, trace

SEED = 7

pytestmark = pytest.mark.skipif(not trace.is_possible(), reason="needs strace, and leave to trace")


def test_a_power_cut_loses_nothing_that_was_acknowledged_and_the_store_opens(tmp_path):
    outcome = cuts.drill(tmp_path, cuts.CI, SEED)
    assert (outcome.damage, outcome.not_started) == (NONE, 0)
    assert outcome.acknowledged > cuts.CI.cuts


def test_the_same_cuts_lose_acknowledged_edits_when_commits_are_not_synced(tmp_path):
    outcome = cuts.drill(tmp_path, cuts.CONTROL, SEED, synchronous="NORMAL")
    assert outcome.damage.lost
    assert (outcome.damage.corrupt, outcome.not_started) == (frozenset(), 0)
