from collections.abc import Iterator
from typing import Any

import pytest

from core.domain import errors
from core.domain.errors import AfterwordError
from core.domain.ids import PostmortemId
from core.domain.place import Place
from core.domain.taxonomy import Stage
from core.i18n import LOCALES, use_locale
from core.messages import _MISSING, _SENTENCES, explain

EXAMPLES: dict[type[AfterwordError], tuple[Any, ...]] = {
    errors.Unreadable: ("25:99", "a time, for example 14:05"),
    errors.TooLong: (301, 300),
    errors.TooLarge: (12 * 1024 * 1024, 10 * 1024 * 1024),
    errors.TooMany: (1000,),
    errors.Unsupported: ("graph.svg",),
    errors.NotReady: (Stage.PUBLISHED, 3),
    errors.Garbled: ("no update",),
    errors.NotEmpty: (2,),
    errors.Unstorable: ("NUL",),
    errors.Taken: ("ana@example.com",),
    errors.Forbidden: ("Ana Souza",),
    errors.Inactive: ("Ana Souza",),
    errors.NotFound: ("postmortem", "P0-012"),
    errors.Conflict: (Place(PostmortemId("p1"), "incident", "title"), "a", "b", "c"),
    errors.StoreTooNew: ("0007", "0003"),
    errors.StoreLocked: ("data/afterword.db",),
    errors.StoreReadOnly: ("data/afterword.db",),
    errors.StoreCorrupt: ("data/afterword.db",),
    errors.StoreFull: ("data/afterword.db",),
    errors.StoreUnreachable: ("data", "no such folder"),
}


def tree(root: type[AfterwordError] = AfterwordError) -> Iterator[type[AfterwordError]]:
    yield root
    for branch in root.__subclasses__():
        yield from tree(branch)


@pytest.mark.parametrize("kind", [*tree()])
@pytest.mark.parametrize("locale", LOCALES)
def test_every_error_becomes_a_whole_sentence_in_every_language(kind, locale):
    with use_locale(locale):
        sentence = explain(kind(*EXAMPLES.get(kind, ())))
    assert sentence.endswith(".")
    assert "{" not in sentence


def test_sentences_are_kept_for_the_whole_tree_and_nothing_else():
    assert set(_SENTENCES) == set(tree())


@pytest.mark.parametrize("what", [*_MISSING, "something else"])
def test_what_is_missing_is_named_or_said_to_be_gone(what):
    assert explain(errors.NotFound(what, "X-1")).endswith(".")


def test_a_newer_database_names_both_versions():
    assert explain(errors.StoreTooNew("0007", "0003")) == (
        "This database was written by a newer version of Afterword (0007, this one knows 0003). "
        "Install that version, or restore a backup from before the upgrade."
    )


def test_sizes_of_files_are_told_in_megabytes():
    assert explain(errors.TooLarge(12_582_912, 10_485_760)) == (
        "The file has 12.0 MB; at most 10 MB are kept. Shrink it, or link to it instead."
    )


def test_braces_in_what_was_typed_do_no_harm():
    assert explain(errors.Unreadable("{0} {x}", "a day")) == "“{0} {x}” was not understood. Write a day."
