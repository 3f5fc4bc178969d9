from dataclasses import replace
from datetime import UTC, datetime

import pytest
from streamlit.testing.v1 import AppTest

from core.domain.ids import ChangeKey, PostmortemId, RowId
from core.domain.place import Place
from core.domain.timeline import TimelineEvent
from core.services import editing, postmortems
from pages.ui import session
from tests.factories import a_person, a_postmortem, keep

ID = PostmortemId("cards")
TEXT = Place(ID, "timeline", "text", RowId("e1"))


def sending():
    """What the browser sends, one message after the other, as the script of a page."""
    import streamlit as st  # noqa: PLC0415 -- a script brings its own imports

    from core.domain.place import Place  # noqa: PLC0415 -- as above
    from pages.ui.form.widgets import save_area  # noqa: PLC0415 -- as above

    for text, base in st.session_state["messages"]:
        save_area(Place(*st.session_state["place"]), text, base)


@pytest.fixture
def send(sqlite_store):
    keep(sqlite_store, replace(a_postmortem(id=ID), timeline=(TimelineEvent(id=RowId("e1")),)))
    session.use(lambda: sqlite_store)

    def sent(*messages):
        test = AppTest.from_function(sending)
        test.session_state["person"] = a_person()
        test.session_state["place"] = (TEXT.postmortem, TEXT.section, TEXT.field, TEXT.row)
        test.session_state["messages"] = messages
        test.run()
        (event,) = postmortems.get(sqlite_store, ID).timeline
        return event.text, len(test.session_state["trouble"])

    return sent


def test_a_text_is_stored_as_it_is_typed(send):
    assert send(("Alert", "")) == ("Alert", 0)


def test_whoever_types_on_before_the_answer_came_is_in_no_conflict_with_oneself(send):
    assert send(("Al", ""), ("Alert", ""), ("Alert fires", "Alert")) == ("Alert fires", 0)


def test_a_text_that_somebody_else_has_changed_is_a_conflict(send, sqlite_store):
    now = datetime(2026, 3, 2, tzinfo=UTC)
    editing.write_field(
        sqlite_store, TEXT, base="", value="Theirs", by=a_person(), now=now, key=ChangeKey("theirs")
    )
    assert send(("Mine", "")) == ("Theirs", 1)
