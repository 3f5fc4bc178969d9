"""Four people type into one text while the server is killed; the drill, small."""

from concurrent.futures import ThreadPoolExecutor

from tests.drills import browsers
from tests.drills.outcome import NONE

SEED = 7


def test_four_browsers_lose_nothing_that_stood_on_the_screen_when_the_server_is_killed(tmp_path):
    with ThreadPoolExecutor(1) as beside:  # this thread may have the loop of the other tests' browser
        outcome = beside.submit(browsers.drill, tmp_path, browsers.CI, SEED).result()
    assert outcome.damage == NONE
    assert outcome.acknowledged
    assert len(outcome.times) == browsers.CI.kills
