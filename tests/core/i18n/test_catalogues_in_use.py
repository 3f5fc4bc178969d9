from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context

import pytest

from core.i18n import LOCALES, N_, _, active_locale, every_translation, follow, ngettext, use_locale


@pytest.fixture
def session_locale():
    """Follow a session whose language the test sets."""
    chosen = ["en"]
    follow(lambda: chosen[0])
    yield chosen
    follow(lambda: "en")


def test_a_message_is_translated_where_it_is_shown():
    title = N_("Timeline")
    with use_locale("ru"):
        assert (title, _(title)) == ("Timeline", "Хронология")


def test_a_message_that_no_catalogue_knows_is_shown_as_it_is():
    with use_locale("pt"):
        assert _("Written by a person") == "Written by a person"


@pytest.mark.parametrize(
    ("count", "form"), [(1, "{count} пробел"), (3, "{count} пробела"), (25, "{count} пробелов")]
)
def test_russian_has_three_plural_forms(count, form):
    with use_locale("ru"):
        assert ngettext("{count} gap", "{count} gaps", count) == form


def test_the_session_is_asked_each_time(session_locale):
    session_locale[0] = "pt"
    assert _("Timeline") == "Linha do tempo"
    session_locale[0] = "ru"
    assert _("Timeline") == "Хронология"


def test_an_export_in_another_language_leaves_the_session_alone(session_locale):
    session_locale[0] = "ru"
    with use_locale("pt"):
        assert active_locale() == "pt"
    assert active_locale() == "ru"


def test_two_readers_at_once_each_have_their_own_language():
    def read(locale):
        with use_locale(locale):
            return [_("Timeline") for _again in range(200)]

    with ThreadPoolExecutor(len(LOCALES)) as threads:
        pages = [threads.submit(copy_context().run, read, locale) for locale in LOCALES]
    assert [set(page.result()) for page in pages] == [{"Timeline"}, {"Linha do tempo"}, {"Хронология"}]


def test_a_reader_of_documents_knows_all_spellings():
    assert every_translation("Timeline") == {"Timeline", "Linha do tempo", "Хронология"}
