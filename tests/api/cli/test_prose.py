import pytest

from core.domain.ids import ChangeKey, PostmortemId
from core.domain.taxonomy import Severity
from core.services import postmortems
from tests.factories import NOON, a_person


@pytest.fixture
def begun(sqlite_store):
    return postmortems.create(
        sqlite_store,
        id_=PostmortemId("p1"),
        title="Card payments failed",
        severity=Severity.SEV1,
        by=a_person(),
        now=NOON,
        key=ChangeKey("k"),
    )


def test_the_text_of_a_file_becomes_the_sections(afterword, sqlite_store, begun, tmp_path):
    (tmp_path / "cause.md").write_text("Пул соединений\nбыл исчерпан.", encoding="utf-8")
    who = ["--author", "Ana Souza", "--email", "ana@example.com"]
    result = afterword(["prose", begun.incident.number, "root_cause", str(tmp_path / "cause.md"), *who])
    assert (result.exit_code, result.stdout) == (0, "")
    assert postmortems.get(sqlite_store, "p1").prose == {"root_cause": "Пул соединений\nбыл исчерпан."}


def test_a_dash_reads_the_input(afterword, sqlite_store, begun):
    afterword(["prose", "p1", "went_well", "-"], input="The alert fired.")
    assert postmortems.get(sqlite_store, "p1").prose == {"went_well": "The alert fired."}


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["prose", "p404", "root_cause", "-"], 1),
        (["prose", "p1", "no_such_section", "-"], 1),
        (["prose", "p1", "root_cause", "/nowhere/at/all"], 2),
        (["prose", "p1", "root_cause"], 2),
    ],
)
def test_what_cannot_be_written_is_said_on_stderr(afterword, sqlite_store, begun, arguments, status):
    result = afterword(arguments, input="text")
    assert (result.exit_code, result.stdout) == (status, "")
    assert result.stderr.rstrip().endswith((".", "'FILE'.", "No such file or directory"))
    assert postmortems.get(sqlite_store, "p1").prose == {}


def test_a_file_in_another_encoding_is_refused(afterword, sqlite_store, begun, tmp_path):
    (tmp_path / "cause.md").write_bytes("Пул".encode("cp1251"))
    result = afterword(["prose", "p1", "root_cause", str(tmp_path / "cause.md")])
    assert (result.exit_code, "UTF-8" in result.stderr) == (1, True)
    assert postmortems.get(sqlite_store, "p1").prose == {}
