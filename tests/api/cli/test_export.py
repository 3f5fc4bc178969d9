from io import BytesIO

import pytest
from docx import Document

from core.profiles import PROFILES
from core.services import objectives, postmortems, transfer

pytestmark = pytest.mark.usefixtures("told")


def exported(store, number="P0-002", format_="md", template="platform", language="en"):
    postmortem = postmortems.get(store, number)
    return transfer.export(
        postmortem,
        format_=format_,
        template=template,
        language=language,
        profile=PROFILES["platform"],
        promises=objectives.promises(store, postmortem),
    )


def test_markdown_goes_to_standard_output(afterword, sqlite_store):
    result = afterword(["export", "P0-002"])
    assert (result.exit_code, result.stdout_bytes) == (0, exported(sqlite_store).content)


def test_a_dash_is_standard_output_too(afterword, sqlite_store):
    assert afterword(["export", "P0-002", "-o", "-"]).stdout_bytes == exported(sqlite_store).content


def test_template_and_language_may_be_others_than_the_postmortems_own(afterword, sqlite_store):
    result = afterword(["export", "P0-002", "--template", "full-report", "--language", "ru"])
    assert result.stdout_bytes == exported(sqlite_store, template="full-report", language="ru").content


def test_its_own_language_is_kept_when_none_is_named(afterword, sqlite_store):
    result = afterword(["--lang", "en", "export", "P1-002"])
    assert result.stdout_bytes == exported(sqlite_store, "P1-002", language="pt").content


def test_a_word_document_goes_down_a_pipe(afterword):
    result = afterword(["export", "P0-002", "--format", "docx"])
    assert Document(BytesIO(result.stdout_bytes)).paragraphs


def test_a_file_is_written_where_it_was_asked_for(afterword, sqlite_store, tmp_path):
    target = tmp_path / "any name.md"
    result = afterword(["export", "P0-002", "-o", str(target)])
    assert (result.exit_code, result.stdout) == (0, "")
    assert target.read_bytes() == exported(sqlite_store).content


def test_a_file_in_a_folder_gets_its_usual_name(afterword, sqlite_store, tmp_path):
    folder = tmp_path / "documents"
    folder.mkdir()
    afterword(["export", "P0-002", "--format", "docx", "-o", str(folder)])
    assert [path.name for path in folder.iterdir()] == [exported(sqlite_store, format_="docx").name]


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        (["--template", "novel"], "platform, full-report, crm, crm-short, field-rca"),
        (["--format", "pdf"], "docx"),
        (["--language", "xx"], "pt"),
    ],
)
def test_what_does_not_exist_ends_with_2_and_names_what_does(afterword, wrong, named):
    result = afterword(["export", "P0-002", *wrong])
    assert (result.exit_code, result.stdout) == (2, "")
    assert named in result.stderr


def test_a_folder_that_does_not_exist_ends_with_1_and_a_sentence(afterword, tmp_path):
    target = tmp_path / "nowhere" / "a.md"
    result = afterword(["export", "P0-002", "-o", str(target)])
    assert result.exit_code == 1
    assert result.stderr == f"{target} cannot be written: No such file or directory\n"


def test_an_unknown_postmortem_ends_with_1(afterword):
    assert afterword(["export", "P0-404"]).exit_code == 1
