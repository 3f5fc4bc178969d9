"""Pages run through the script, with a real store and without scanning installed packages for elements."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from streamlit.components.v2.component_manager import BidiComponentManager
from streamlit.testing.v1 import AppTest

from core.domain.ids import PersonId
from core.services import people, workspace
from pages.ui import session

PAGES = Path(__file__).parents[2] / "pages"


@pytest.fixture(autouse=True)
def _no_scan(monkeypatch):
    """70 ms of each fresh AppTest go into looking for packages that bring elements; ours are declared in code."""
    monkeypatch.setattr(BidiComponentManager, "discover_and_register_components", lambda _self, **_: None)


@pytest.fixture
def app(sqlite_store) -> Callable[..., AppTest]:
    """Opens the app on a store; `person` is somebody already, unless None."""
    session.use(lambda: sqlite_store)

    def opened(
        page: str = "", *, person: str | None = "Ana Souza", set_up: bool = True, **query: str
    ) -> AppTest:
        if set_up:
            workspace.set_up(sqlite_store, "platform", "Payments", "Europe/Moscow")
        test = AppTest.from_file(PAGES / "ui" / "app.py", default_timeout=20)
        if person:
            email = f"{person.split()[0].lower()}@example.com"
            known = people.sign_in(sqlite_store, name=person, email=email, id_=PersonId("p" * 16))
            test.session_state["person"] = known
        test.query_params.update(query)
        if page:
            test.run()
            test.switch_page(str(PAGES / page))
        return test.run()

    return opened


@pytest.fixture
def now() -> datetime:
    return datetime(2026, 3, 2, 14, 5, tzinfo=UTC)
