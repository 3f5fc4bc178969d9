import pytest

from core.domain.register import Filter
from core.services import register


def test_it_says_how_many_it_wrote(afterword, sqlite_store):
    result = afterword(["demo", "--seed", "3"])
    assert (result.exit_code, result.stdout) == (0, "12 postmortems were written.\n")
    assert register.find(sqlite_store, Filter(), limit=1).total == 12


@pytest.mark.usefixtures("told")
def test_a_workspace_in_use_is_left_alone_unless_asked(afterword, sqlite_store):
    refused = afterword(["demo", "--seed", "3"])
    assert (refused.exit_code, refused.stdout) == (1, "")
    assert "--add" in refused.stderr
    assert afterword(["demo", "--seed", "3", "--add"]).exit_code == 0
    assert register.find(sqlite_store, Filter(), limit=1).total == 24
