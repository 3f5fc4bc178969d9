"""Times of repeated work."""

import time
from collections.abc import Callable
from statistics import median


def seconds(work: Callable[[], object], times: int) -> float:
    """The median time of one call."""
    return median(once(work) for _time in range(times))


def once(work: Callable[[], object]) -> float:
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin
