import json

import pytest

from core.domain.taxonomy import Severity
from core.i18n import every_translation
from core.services import postmortems, workspace


def test_it_prints_the_id_of_what_it_began(afterword, sqlite_store):
    result = afterword(["new", "Card payments failed", "--severity", "p0"])
    assert result.exit_code == 0
    made = postmortems.get(sqlite_store, result.stdout.strip())
    assert (made.incident.title, made.incident.severity) == ("Card payments failed", Severity.SEV1)


def test_json_is_a_list_of_the_one_object(afterword, sqlite_store):
    records = json.loads(afterword(["new", "Сбой", "--severity", "P1", "--format", "json"]).stdout)
    made = postmortems.get(sqlite_store, "P1-001")
    assert records == [{"id": made.id, "number": "P1-001", "title": "Сбой"}]


def test_an_author_with_an_address_is_known_from_now_on(afterword, sqlite_store):
    who = ["--author", "Ana Souza", "--email", "ana@example.com"]
    result = afterword(["new", "Card payments failed", "--severity", "P0", *who])
    assert postmortems.get(sqlite_store, result.stdout.strip()).papers.author == "Ana Souza"
    with sqlite_store.read() as work:
        assert [person.name for person in work.people.all()] == ["Ana Souza"]


def test_an_author_without_an_address_is_only_named(afterword, sqlite_store):
    result = afterword(["new", "Card payments failed", "--severity", "P0", "--author", "Ana Souza"])
    assert postmortems.get(sqlite_store, result.stdout.strip()).papers.author == "Ana Souza"
    with sqlite_store.read() as work:
        assert work.people.all() == []


@pytest.mark.usefixtures("told")
def test_like_takes_the_services_along(afterword, sqlite_store):
    result = afterword(["new", "Again", "--severity", "P1", "--like", "P0-002"])
    made = postmortems.get(sqlite_store, result.stdout.strip())
    assert [service.name for service in made.services] == ["checkout", "search", "notifications"]


@pytest.mark.parametrize("name", ["SEV1", *sorted(every_translation("Critical"))])
def test_a_severity_is_known_by_the_profiles_name_in_any_language(afterword, sqlite_store, name):
    workspace.set_up(sqlite_store, "crm", "Vendas", "UTC")
    result = afterword(["new", "Queda", "--severity", name])
    assert postmortems.get(sqlite_store, result.stdout.strip()).incident.severity is Severity.SEV1


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["new", "Title"], 2),
        (["new", "Title", "--severity", "P7"], 2),
        (["new", " ", "--severity", "P0"], 1),
        (["new", "x" * 301, "--severity", "P0"], 1),
        (["new", "Title", "--severity", "P0", "--like", "P0-404"], 1),
        (["new", "Title", "--severity", "P0", "--author", "Ana", "--email", "nowhere"], 1),
    ],
)
def test_what_cannot_be_begun_is_said_on_stderr(afterword, arguments, status):
    result = afterword(arguments)
    assert (result.exit_code, result.stdout) == (status, "")
    assert result.stderr.rstrip().endswith((".", "'--severity'."))
