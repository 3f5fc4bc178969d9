from datetime import date
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from core.document.fields import (
    LINE_LENGTH,
    TEXT_LENGTH,
    Facts,
    Flag,
    Line,
    Listing,
    Moment,
    Number,
    Pick,
    Text,
)
from core.document.plain import kinds
from core.document.schema import SECTIONS
from core.document.text import from_text, to_text
from core.document.text.choices import read_choice
from core.document.wording import Wording
from core.domain.errors import TooLong
from core.domain.postmortem import Postmortem
from core.i18n import LOCALES, use_locale
from core.profiles import PROFILES
from tests.strategies import values

ZONES = ["UTC", "Europe/Berlin", "America/Sao_Paulo", "Australia/Lord_Howe", "Asia/Kathmandu"]
WORDINGS = st.builds(Wording, st.sampled_from(list(PROFILES.values())), st.sampled_from(ZONES).map(ZoneInfo))
ANYWHERE = Wording(PROFILES["platform"], ZoneInfo("UTC"))
FIELDS = {
    (field.type, kinds(owner)[field.key])
    for section in SECTIONS.values()
    if isinstance(section, Facts | Listing)
    for owner in [
        section.entry if isinstance(section, Listing) else type(getattr(Postmortem(), section.key, None))
    ]
    for field in section.fields
}


@pytest.mark.parametrize("locale", LOCALES)
@given(data=st.data(), wording=WORDINGS, field=st.sampled_from(sorted(FIELDS, key=str)))
@settings(max_examples=150, deadline=None)
def test_what_is_spelled_is_read_back(locale, data, wording, field):
    type_, kind = field
    value = data.draw(values(type_, kind))
    with use_locale(locale):
        if isinstance(type_, Pick) and kind is str:
            assume(value.strip() and read_choice(value, type_, wording) == value)
        assert from_text(to_text(value, type_, wording), type_, wording) == value


@pytest.mark.parametrize(
    ("kind", "nothing"),
    [
        (Line(), ""),
        (Text(), ""),
        (Pick("causes"), ""),
        (Pick("severities"), None),
        (Number(), None),
        (Flag(), None),
    ],
)
def test_nothing_is_spelled_as_nothing(kind, nothing):
    assert from_text("", kind, ANYWHERE) == nothing
    assert to_text(None, kind, ANYWHERE) == ""


def test_blanks_alone_are_no_value():
    assert from_text("  ", Moment(), ANYWHERE) is None


def test_a_line_is_one_line():
    assert from_text("two\nlines", Line(), ANYWHERE) == "two lines"


def test_a_bare_time_belongs_to_the_day_given():
    with_date = from_text("2026-03-02 14:05", Moment(), ANYWHERE)
    assert from_text("14:05", Moment(), ANYWHERE, day=date(2026, 3, 2)) == with_date


@pytest.mark.parametrize(("kind", "limit"), [(Line(), LINE_LENGTH), (Text(), TEXT_LENGTH)])
def test_text_has_a_limit(kind, limit):
    assert from_text("x" * limit, kind, ANYWHERE) == "x" * limit
    with pytest.raises(TooLong):
        from_text("x" * (limit + 1), kind, ANYWHERE)
