from zoneinfo import ZoneInfo

import pytest

from core.document.fields import LINE_LENGTH, Choice, Pick
from core.document.text.choices import (
    A_CHOICE,
    YES_OR_NO,
    options,
    read_choice,
    read_flag,
    spell_choice,
    spell_flag,
)
from core.document.wording import Wording
from core.domain.errors import TooLong, Unreadable
from core.domain.taxonomy import LABELS, EventKind, Priority, Severity, Stage
from core.i18n import LOCALES, use_locale
from core.profiles import PROFILES

UTC_ZONE = ZoneInfo("UTC")
PLATFORM, CRM, FIELD = (Wording(PROFILES[key], UTC_ZONE) for key in ("platform", "crm", "field"))
SEVERITIES, PRIORITIES, CAUSES = Pick("severities"), Pick("priorities"), Pick("causes")


@pytest.mark.parametrize("spoken", LOCALES)
@pytest.mark.parametrize("read_in", LOCALES)
@pytest.mark.parametrize("kind", sorted({type(option) for option in LABELS}, key=lambda kind: kind.__name__))
def test_every_label_is_understood_in_every_language(spoken, read_in, kind):
    for option in kind:
        with use_locale(spoken):
            label = spell_choice(option, Choice(kind), PLATFORM)
        with use_locale(read_in):
            assert read_choice(label.upper(), Choice(kind), PLATFORM) == option


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("source", ["severities", "priorities", "causes", "roles"])
@pytest.mark.parametrize("profile", PROFILES.values(), ids=PROFILES)
def test_the_names_of_a_profile_are_read_back(locale, source, profile):
    wording = Wording(profile, UTC_ZONE)
    with use_locale(locale):
        for value, name in options(Pick(source), wording).items():
            assert spell_choice(value, Pick(source), wording) == name
            assert read_choice(name, Pick(source), wording) == value


@pytest.mark.parametrize(
    "typed", ["P0", "p-0", "Sev1", "SEV 1", "sev1", "Critical", "critica", "Критический"]
)
def test_a_severity_has_the_names_of_all_profiles(typed):
    assert read_choice(typed, SEVERITIES, FIELD) is Severity.SEV1


def test_the_own_profile_goes_before_the_others():
    assert read_choice("High", SEVERITIES, CRM) is Severity.SEV2
    assert read_choice("Medium", PRIORITIES, FIELD) is Priority.MEDIUM


def test_a_severity_that_the_profile_does_not_know_stays_legible():
    assert spell_choice(Severity.SEV4, SEVERITIES, PLATFORM) == "Sev4"
    assert read_choice("Sev4", SEVERITIES, PLATFORM) is Severity.SEV4


def test_a_cause_of_another_profile_keeps_its_name():
    assert spell_choice("missing_tests", CAUSES, PLATFORM) == "Missing tests"
    assert read_choice("Missing tests", CAUSES, PLATFORM) == "missing_tests"


def test_a_cause_may_be_in_free_words():
    assert spell_choice("Bad luck", CAUSES, PLATFORM) == "Bad luck"
    assert read_choice("Bad\nluck", CAUSES, PLATFORM) == "Bad luck"


def test_free_words_have_a_limit():
    with pytest.raises(TooLong):
        read_choice("x" * (LINE_LENGTH + 1), CAUSES, PLATFORM)


def test_a_stored_value_is_understood():
    assert read_choice("in_review", Choice(Stage), PLATFORM) is Stage.IN_REVIEW
    assert read_choice("in-review", Choice(Stage), PLATFORM) is Stage.IN_REVIEW


@pytest.mark.parametrize("kind", [Choice(EventKind), SEVERITIES, PRIORITIES])
def test_what_is_not_on_the_list_is_refused(kind):
    with pytest.raises(Unreadable) as refused:
        read_choice("whatever", kind, PLATFORM)
    assert refused.value.expected == A_CHOICE


def test_the_options_of_a_choice_are_in_order():
    with use_locale("en"):
        assert list(options(Choice(Stage), PLATFORM).items()) == [(stage, LABELS[stage]) for stage in Stage]


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("value", [True, False])
def test_yes_and_no_are_understood_in_every_language(locale, value):
    with use_locale(locale):
        spelled = spell_flag(value)
    assert read_flag(f" {spelled.upper()} ") is value


def test_portuguese_without_its_tilde_is_understood():
    assert read_flag("nao") is False


def test_what_is_neither_yes_nor_no_is_refused():
    with pytest.raises(Unreadable) as refused:
        read_flag("maybe")
    assert refused.value.expected == YES_OR_NO
