import json

import pytest

from core.domain.register import Filter
from core.i18n import every_translation
from core.services import register

pytestmark = pytest.mark.usefixtures("told")


def titles(result):
    assert result.exit_code == 0
    return [entry["title"] for entry in json.loads(result.stdout)]


def test_json_is_a_list_of_objects_with_ids_and_a_fixed_order_of_keys(afterword, sqlite_store):
    records = json.loads(afterword(["list", "--format", "json"]).stdout)
    assert [record["id"] for record in records] == [
        entry.id for entry in register.find(sqlite_store, Filter(), limit=50).entries
    ]
    assert {tuple(record) for record in records} == {
        (
            "id",
            "number",
            "title",
            "severity",
            "stage",
            "occurred_on",
            "started_at",
            "resolved_at",
            "services",
            "author",
            "items",
            "items_done",
            "updated_at",
        )
    }


def test_letters_of_all_alphabets_stay_as_they_are(afterword):
    assert "Коды подтверждения по SMS" in afterword(["list", "--format", "json"]).stdout


def test_filters_narrow_together(afterword):
    found = afterword(
        [
            "list",
            "--format",
            "json",
            "--severity",
            "P0",
            "--stage",
            "published",
            "--service",
            "checkout",
            "--text",
            "rounded",
        ]
    )
    assert titles(found) == ["Orders were refused after a change in how prices are rounded"]


@pytest.mark.parametrize("stage", ["in_review", *sorted(map(str.upper, every_translation("In review")))])
def test_a_stage_is_known_by_its_value_or_its_label_in_any_language(afterword, stage):
    found = afterword(["list", "--format", "json", "--stage", stage])
    assert titles(found) == ["Search was down for a quarter of an hour during a failover between regions"]


def test_the_table_has_a_line_for_each(afterword):
    lines = afterword(["list", "--limit", "3"]).stdout.splitlines()
    assert len(lines) == 4
    assert lines[0].split() == ["Number", "Date", "Severity", "Stage", "Services", "Title", "Id"]
    assert lines[1].split()[:3] == ["P2-004", "P2", "Draft"]


def test_nothing_found_prints_nothing_or_an_empty_list(afterword):
    assert afterword(["list", "--text", "no such thing"]).stdout == ""
    assert json.loads(afterword(["list", "--text", "no such thing", "--format", "json"]).stdout) == []


@pytest.mark.parametrize(
    "wrong", [["--severity", "P9"], ["--stage", "finished"], ["--limit", "0"], ["--format", "xml"]]
)
def test_what_was_not_understood_ends_with_2_and_names_the_choices(afterword, wrong):
    result = afterword(["list", *wrong])
    assert (result.exit_code, result.stdout) == (2, "")
    assert wrong[0] in result.stderr


def test_a_wrong_severity_is_told_which_there_are(afterword):
    assert "P0, P1, P2" in afterword(["list", "--severity", "P9"]).stderr
