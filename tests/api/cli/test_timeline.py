import json

import pytest

from core.services import workspace

ASK = ["timeline", "parse", "-", "--zone", "Europe/Moscow", "--date", "2026-03-02", "--format", "json"]


def test_what_was_found_is_printed_with_its_doubts(afterword):
    block = "14:05 failover started @ana #mitigation\n+7m back\n14:20 IST looked again\n"
    result = afterword(ASK, input=block)
    assert (result.exit_code, json.loads(result.stdout)) == (
        0,
        [
            {
                "at": "2026-03-02T11:05:00Z",
                "as_typed": "14:05",
                "text": "failover started",
                "actor": "ana",
                "kind": "mitigation",
                "doubts": [],
            },
            {
                "at": "2026-03-02T11:12:00Z",
                "as_typed": "+7m",
                "text": "back",
                "actor": "",
                "kind": "other",
                "doubts": [],
            },
            {
                "at": None,
                "as_typed": "14:20 IST",
                "text": "looked again",
                "actor": "",
                "kind": "other",
                "doubts": ["ambiguous_zone"],
            },
        ],
    )


def test_a_file_is_read_with_or_without_a_byte_order_mark(afterword, tmp_path):
    (tmp_path / "notes.txt").write_text("2026-03-02 14:05Z сбой", encoding="utf-8-sig")
    (found,) = json.loads(afterword(["timeline", "parse", str(tmp_path / "notes.txt")]).stdout)
    assert (found["at"], found["text"]) == ("2026-03-02T14:05:00Z", "сбой")


def test_nothing_gives_an_empty_list(afterword):
    assert json.loads(afterword(ASK, input="").stdout) == []


def test_without_a_zone_it_is_that_of_the_workspace(afterword, sqlite_store):
    workspace.set_up(sqlite_store, "platform", "Payments", "America/Sao_Paulo")
    result = afterword(["timeline", "parse", "-", "--date", "02.03.2026"], input="14:05 failover")
    assert [each["at"] for each in json.loads(result.stdout)] == ["2026-03-02T17:05:00Z"]


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["-", "--zone", "Europe/Moskow"], 2, "“Europe/Moskow” was not understood"),
        (["-", "--zone", "../../etc/passwd"], 2, "was not understood"),
        (["-", "--date", "2026-02-30"], 2, "“2026-02-30” was not understood"),
        (["-", "--date", "soon"], 2, "a day such as 2026-03-02"),
        (["-", "--format", "yaml"], 2, "--format"),
        (["/nowhere/at/all"], 2, "No such file or directory"),
        ([], 2, "FILE"),
    ],
)
def test_what_is_not_understood_is_said_on_stderr(afterword, arguments, status, said):
    result = afterword(["timeline", "parse", *arguments], input="14:05 failover")
    assert (result.exit_code, result.stdout) == (status, "")
    assert said in " ".join(result.stderr.split())


def test_a_file_in_another_encoding_is_refused(afterword, tmp_path):
    (tmp_path / "notes.txt").write_bytes("14:05 сбой".encode("cp1251"))
    result = afterword(["timeline", "parse", str(tmp_path / "notes.txt")])
    assert (result.exit_code, result.stdout, "UTF-8" in result.stderr) == (1, "", True)
