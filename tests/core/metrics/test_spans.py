import pytest

from core.i18n import use_locale
from core.metrics.spans import spell_span


@pytest.mark.parametrize(
    ("minutes", "spelled"),
    [
        (0, "0 s"),
        (0.004, "0 s"),
        (40 / 60, "40 s"),
        (1, "1 min"),
        (2.5, "2 min 30 s"),
        (38, "38 min"),
        (60, "1 h"),
        (72, "1 h 12 min"),
        (59 + 59.7 / 60, "1 h"),
        (72.5, "1 h 13 min"),
        (24 * 60 - 0.1, "1 d"),
        (51 * 60, "2 d 3 h"),
        (51 * 60 + 29, "2 d 3 h"),
        (400 * 24 * 60, "400 d"),
    ],
)
def test_a_span_is_told_in_its_two_largest_units(minutes, spelled):
    with use_locale("en"):
        assert spell_span(minutes) == spelled
