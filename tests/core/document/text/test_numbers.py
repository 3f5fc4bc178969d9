from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.document.fields import Number
from core.document.text.numbers import (
    A_NUMBER,
    A_SHARE,
    A_WHOLE_NUMBER,
    LARGEST_WHOLE,
    read_number,
    spell_count,
    spell_money,
    spell_number,
)
from core.domain.errors import Unreadable
from core.i18n import LOCALES, use_locale

MEASURE, COUNT, SHARE = Number(), Number(whole=True), Number(unit="%", most=100)


@given(number=st.floats(allow_nan=False, allow_infinity=False), locale=st.sampled_from(LOCALES))
def test_a_spelled_measure_is_read_back_exactly(number, locale):
    with use_locale(locale):
        assert read_number(spell_number(number), MEASURE) == number


@given(number=st.integers(0, LARGEST_WHOLE), locale=st.sampled_from(LOCALES))
def test_a_spelled_count_is_read_back_exactly(number, locale):
    with use_locale(locale):
        assert read_number(spell_number(number), COUNT) == number


@pytest.mark.parametrize(("locale", "spelled"), [("en", "12600.5"), ("pt", "12600,5"), ("ru", "12600,5")])
def test_the_decimal_sign_is_that_of_the_language(locale, spelled):
    with use_locale(locale):
        assert spell_number(12600.50) == spelled


@pytest.mark.parametrize(
    "typed", ["1234.5", "1234,5", "1 234,5", "1\u00a0234.5", "1\u202f234.5", "1_234.5", " 1234.5 ms"]
)
def test_people_write_a_number_in_many_ways(typed):
    assert read_number(typed, Number(unit="ms")) == 1234.5


@pytest.mark.parametrize("typed", ["25 %", "25%", "25"])
def test_the_unit_may_stand_behind_the_number(typed):
    assert read_number(typed, SHARE) == 25


def test_a_count_is_a_whole_number():
    assert repr(read_number("42.0", COUNT)) == "42"


def test_a_measure_may_be_below_zero():
    assert read_number("−3,5", MEASURE) == -3.5


@pytest.mark.parametrize(
    ("typed", "kind", "expected"),
    [
        ("many", MEASURE, A_NUMBER),
        ("1.2.3", MEASURE, A_NUMBER),
        ("1,234,567", MEASURE, A_NUMBER),
        ("1 2", MEASURE, A_NUMBER),
        ("nan", MEASURE, A_NUMBER),
        ("9" * 400, MEASURE, A_NUMBER),
        ("1e5", MEASURE, A_NUMBER),
        ("٣", MEASURE, A_NUMBER),
        ("4.21", COUNT, A_WHOLE_NUMBER),
        ("-1", COUNT, A_WHOLE_NUMBER),
        (str(LARGEST_WHOLE + 1), COUNT, A_WHOLE_NUMBER),
        ("9" * 5000, COUNT, A_WHOLE_NUMBER),
        ("101", SHARE, A_SHARE),
        ("-1", SHARE, A_SHARE),
        ("%", SHARE, A_SHARE),
    ],
)
def test_what_is_no_such_number_is_refused_with_an_example(typed, kind, expected):
    with pytest.raises(Unreadable) as refused:
        read_number(typed, kind)
    assert (refused.value.text, refused.value.expected) == (typed, expected)


@pytest.mark.parametrize(
    ("value", "locale", "spelled"),
    [
        ("3.5", "en", "3.50"),
        ("0.005", "en", "0.005"),
        ("1234567.891", "pt", "1.234.567,891"),
        ("-4200", "ru", "-4\u00a0200,00"),
        ("1E+3", "en", "1,000.00"),
        ("0", "pt", "0,00"),
    ],
)
def test_an_amount_is_spelled_to_the_cent_in_the_language_of_the_reader(value, locale, spelled):
    with use_locale(locale):
        assert spell_money(Decimal(value)) == spelled


def test_a_count_to_be_read_stands_in_groups():
    spelled = {}
    for locale in LOCALES:
        with use_locale(locale):
            spelled[locale] = spell_count(1234567)
    assert spelled == {"en": "1,234,567", "pt": "1.234.567", "ru": "1\u00a0234\u00a0567"}
