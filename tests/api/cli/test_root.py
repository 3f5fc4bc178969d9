from importlib.metadata import version

import pytest
from typer.testing import CliRunner

from api.cli import program
from core.domain.errors import StoreLocked
from core.i18n import _, use_locale
from core.messages import explain


def locked():
    raise StoreLocked("data/afterword.db")


def test_the_version_is_that_of_the_distribution(afterword):
    assert afterword(["--version"]).stdout == f"Afterword {version('afterword')}\n"


@pytest.mark.parametrize("command", ["list", "show", "new", "export", "demo"])
def test_every_command_explains_itself_and_its_exit_status(command):
    result = CliRunner().invoke(program(locked, "en"), [command, "--help"])
    assert result.exit_code == 0
    assert "Exit status" in result.stdout


def test_trouble_with_the_store_ends_with_3_and_a_sentence():
    result = CliRunner().invoke(program(locked, "en"), ["list"])
    assert (result.exit_code, result.stdout) == (3, "")
    assert result.stderr == (
        "Another program holds the database data/afterword.db. Nothing was changed; end that program, then try again.\n"
    )


@pytest.mark.parametrize(
    ("system", "option", "spoken"),
    [
        ("C.UTF-8", [], "en"),
        ("pt_BR.UTF-8", [], "pt"),
        ("pt_BR.UTF-8", ["--lang", "en"], "en"),
        ("en", ["--lang", "ru"], "ru"),
        ("", [], "en"),
    ],
)
def test_messages_are_in_the_language_asked_for_else_the_systems(system, option, spoken):
    with use_locale(spoken):
        sentence = explain(StoreLocked("data/afterword.db"))
    assert CliRunner().invoke(program(locked, system), [*option, "list"]).stderr == f"{sentence}\n"


def test_help_is_in_the_systems_language():
    with use_locale("pt"):
        sentence = _("List postmortems, newest incident first.")
    assert sentence in CliRunner().invoke(program(locked, "pt"), ["--help"]).stdout


def test_no_command_shows_the_help(afterword):
    assert afterword([]).exit_code == 2
