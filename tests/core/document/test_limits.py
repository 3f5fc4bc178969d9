import pytest

from core.document.limits import fitting
from core.domain.errors import TooLong


def test_control_characters_and_half_signs_are_left_out():
    assert fitting("incident", "title", "Cards\x00 failed\ud800\x1b[31m") == "Cards failed[31m"


def test_a_text_of_several_lines_keeps_them_and_a_line_does_not():
    assert fitting("timeline", "text", "one\ntwo") == "one\ntwo"
    assert fitting("incident", "title", "one\ntwo") == "onetwo"


@pytest.mark.parametrize(
    ("section", "field", "limit"), [("incident", "title", 300), ("timeline", "text", 5_000)]
)
def test_text_over_the_limit_of_its_field_is_refused(section, field, limit):
    assert fitting(section, field, "x" * limit) == "x" * limit
    with pytest.raises(TooLong) as refused:
        fitting(section, field, "x" * (limit + 1))
    assert (refused.value.length, refused.value.limit) == (limit + 1, limit)


def test_what_is_no_text_is_kept_as_it_is():
    assert fitting("user_impact", "users_affected", 12) == 12
    assert fitting("papers", "template", "crm") == "crm"
