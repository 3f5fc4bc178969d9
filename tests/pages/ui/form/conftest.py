"""Autosave without a page: what the browser sends, one message after the other, as the script of a page."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from core.domain.ids import PostmortemId, RowId
from core.domain.timeline import TimelineEvent
from core.ports import Store
from core.services import postmortems
from pages.ui import session
from pages.ui.form.autosave import Trouble
from tests.factories import a_person, a_postmortem, keep

ID = PostmortemId("cards")
EVENT = RowId("e1")


def script():
    """Runs what the test has put into the session."""
    import streamlit as st  # noqa: PLC0415 -- a script brings its own imports

    for act in st.session_state["acts"]:
        act()


@dataclass
class Tab:
    """One browser tab: its session, and the store that all share."""

    test: AppTest
    store: Store

    def do(self, *acts: Callable[[], Any]) -> None:
        """In one run of the page."""
        self.test.session_state["acts"] = acts
        self.test.run()
        assert [error.value for error in self.test.exception] == []

    def ask(self, question: Callable[[], Any]) -> Any:
        """What the form's code answers in this session."""
        answers: list[Any] = []
        self.do(lambda: answers.append(question()))
        return answers[0]

    @property
    def troubles(self) -> list[Trouble]:
        return (
            list(self.test.session_state["trouble"].values()) if "trouble" in self.test.session_state else []
        )

    @property
    def event(self) -> TimelineEvent:
        (event,) = postmortems.get(self.store, ID).timeline
        return event


@pytest.fixture
def tab(sqlite_store):
    """Opens a tab of a person on a postmortem with one event."""
    keep(sqlite_store, replace(a_postmortem(id=ID), timeline=(TimelineEvent(id=EVENT),)))
    session.use(lambda: sqlite_store)

    def opened(person=None):
        test = AppTest.from_function(script)
        test.session_state["person"] = person or a_person()
        return Tab(test, sqlite_store)

    return opened
