import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

AFTERWORD = Path(sys.executable).with_name("afterword")


@pytest.fixture
def afterword(tmp_path):
    """Runs the real command in a process of its own."""

    def run(*arguments, **environment):
        settings = {"AFTERWORD_DATA_DIR": str(tmp_path), "AFTERWORD_LANGUAGE": "en"}
        return subprocess.run(
            [AFTERWORD, *arguments],
            capture_output=True,
            check=False,
            cwd=tmp_path,
            env={**os.environ, **settings, **environment},
        )

    return run


def test_what_one_process_begins_the_next_one_finds(afterword):
    made = afterword("new", "Сбой оплаты", "--severity", "P0", PYTHONIOENCODING="ascii")
    assert made.returncode == 0
    found = afterword("list", "--format", "json", PYTHONIOENCODING="ascii")
    assert [(entry["id"], entry["title"]) for entry in json.loads(found.stdout)] == [
        (made.stdout.decode().strip(), "Сбой оплаты")
    ]


def test_a_corrupt_database_ends_with_3_and_one_sentence(afterword, tmp_path):
    (tmp_path / "afterword.db").write_bytes(b"no database at all" * 500)
    result = afterword("list")
    assert (result.returncode, result.stdout) == (3, b"")
    assert result.stderr.decode() == (
        f"The database {tmp_path}/afterword.db is damaged, or is no database. "
        "Keep the file, and restore a backup in its place.\n"
    )


def test_what_is_not_there_ends_with_1_without_a_traceback(afterword):
    result = afterword("show", "P0-404", AFTERWORD_LANGUAGE="pt_BR.UTF-8")
    assert result.returncode == 1
    assert result.stderr.decode().startswith("Não há postmortem “P0-404”.")
    assert b"Traceback" not in result.stderr


def test_a_setting_that_cannot_be_read_ends_with_2_and_names_it(afterword):
    result = afterword("list", AFTERWORD_ALLOWED_ORIGINS="not json")
    assert result.returncode == 2
    assert b"allowed_origins" in result.stderr
    assert b"Traceback" not in result.stderr


def test_a_reader_that_stops_early_causes_no_traceback(afterword, tmp_path):
    afterword("demo")
    environment = {**os.environ, "AFTERWORD_DATA_DIR": str(tmp_path)}
    pipe = f"'{AFTERWORD}' show P0-002 | head -c 10"
    result = subprocess.run(pipe, shell=True, capture_output=True, check=False, env=environment)
    assert (result.stdout, result.stderr) == (b'{\n  "id": ', b"")


def test_a_word_document_is_not_poured_into_a_terminal(afterword, tmp_path):
    made = afterword("new", "Card payments failed", "--severity", "P0").stdout.decode().strip()
    ours, terminal = os.openpty()
    result = subprocess.run(
        [AFTERWORD, "export", made, "--format", "docx"],
        stdout=terminal,
        stderr=subprocess.PIPE,
        check=False,
        env={**os.environ, "AFTERWORD_DATA_DIR": str(tmp_path), "AFTERWORD_LANGUAGE": "en"},
    )
    os.close(terminal)
    os.close(ours)
    assert result.returncode == 2
    assert b"A terminal cannot show this; name a file." in result.stderr
