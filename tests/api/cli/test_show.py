import json

import pytest

from core.document.plain import to_plain
from core.services import postmortems


@pytest.mark.usefixtures("told")
def test_the_object_holds_the_id_and_the_whole_content(afterword, sqlite_store):
    postmortem = postmortems.get(sqlite_store, "P0-002")
    shown = json.loads(afterword(["show", "P0-002"]).stdout)
    assert shown == {"id": postmortem.id, **to_plain(postmortem)}
    assert shown["prose"]["root_cause"]


def test_what_is_not_there_ends_with_1_and_a_sentence(afterword):
    result = afterword(["show", "P0-404"])
    assert (result.exit_code, result.stdout) == (1, "")
    assert (
        result.stderr
        == "There is no postmortem “P0-404”. Look for it in the register by its title or number.\n"
    )
