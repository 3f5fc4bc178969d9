import json

import pytest

from core.domain.ids import PersonId
from core.services import people


@pytest.fixture
def known(sqlite_store):
    for name in ("Ana Souza", "Ben Lee"):
        word = name.partition(" ")[0].lower()
        people.sign_in(sqlite_store, name=name, email=f"{word}@example.com", id_=PersonId(word))
    return sqlite_store


def test_people_are_listed_by_name_with_what_they_may_do(afterword, known):
    afterword(["people", "set", "ben@example.com", "--role", "reader", "--inactive"])
    assert afterword(["people"]).stdout == (
        "Name       E-mail           Role    Access    Id\n"
        "Ana Souza  ana@example.com  Author  Active    ana\n"
        "Ben Lee    ben@example.com  Reader  Inactive  ben\n"
    )


def test_what_was_changed_is_printed_as_json_and_is_listed_alike(afterword, known):
    changed = json.loads(afterword(["people", "set", "ben", "--role", "reader", "--format", "json"]).stdout)
    ben = {"id": "ben", "name": "Ben Lee", "email": "ben@example.com", "role": "reader", "is_active": True}
    assert changed == [ben]
    assert json.loads(afterword(["people", "--format", "json"]).stdout)[1:] == [ben]


def test_nobody_is_listed_as_nothing(afterword):
    assert (afterword(["people"]).stdout, afterword(["people", "--format", "json"]).stdout) == ("", "[]\n")


def test_whoever_is_unknown_ends_with_1_and_a_sentence(afterword, known):
    result = afterword(["people", "set", "eve@example.com", "--inactive"])
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("There is no person “eve@example.com” in this workspace.")


def test_a_reader_cannot_begin_a_postmortem_under_their_address(afterword, known):
    afterword(["people", "set", "ana@example.com", "--role", "reader"])
    written = [
        "new",
        "Card payments failed",
        "--severity",
        "P0",
        "--author",
        "Ana",
        "--email",
        "ana@example.com",
    ]
    result = afterword(written)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("You may read here, but not write")
