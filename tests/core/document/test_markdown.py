from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.document.markdown import read, write
from core.document.templates import TEMPLATES
from core.document.wording import Wording
from core.i18n import LOCALES, use_locale
from core.profiles import PROFILES
from tests.strategies import postmortems

MANY = settings(max_examples=40, deadline=None)
WORDINGS = st.builds(
    Wording,
    st.sampled_from(list(PROFILES.values())),
    st.sampled_from([ZoneInfo(name) for name in ("UTC", "Europe/Berlin", "Australia/Lord_Howe", "Asia/Kathmandu")]),
)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("template", TEMPLATES.values(), ids=TEMPLATES)
@given(postmortem=postmortems(), wording=WORDINGS)
@MANY
def test_what_is_written_is_read_back_whole(locale, template, postmortem, wording):
    with use_locale(locale):
        text = write(postmortem, template, wording)
    reading = read(text)
    assert reading.postmortem == postmortem
    assert (reading.template, reading.language) == (template, locale)
    assert reading.doubts == ()
    with use_locale(locale):
        assert write(reading.postmortem, template, wording) == text
