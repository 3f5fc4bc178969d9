from dataclasses import replace

import pytest

from core.domain.ids import PostmortemId
from tests.factories import full_postmortem, keep

ID = PostmortemId("cards")


@pytest.fixture
def whole(sqlite_store):
    whole = replace(full_postmortem(), id=ID)
    papers = replace(whole.papers, template="platform", language="en", zone="UTC")
    keep(sqlite_store, replace(whole, papers=papers))
    return whole


def test_the_document_is_shown_whole(app, whole):
    test = app("postmortems/read.py", id=ID)
    (paper,) = [each for each in test.get("bidi_component") if "paper" in each.proto.id]
    assert whole.incident.title in paper.proto.json
    assert [error.value for error in test.exception] == []


def test_writing_begins_from_reading(app, whole):
    test = app("postmortems/read.py", id=ID)
    test.button(key="write").click().run()
    assert [header.value for header in test.header] == ["The incident"]
