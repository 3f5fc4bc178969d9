"""Four people type into one text while the server is killed; the drill, small."""

from tests.drills import browsers
from tests.drills.outcome import NONE

SEED = 7


def test_four_browsers_lose_nothing_that_stood_on_the_screen_when_the_server_is_killed(tmp_path):
    outcome = browsers.drill(tmp_path, browsers.CI, SEED)
    assert outcome.damage == NONE
    assert outcome.acknowledged
    assert len(outcome.times) == browsers.CI.kills
