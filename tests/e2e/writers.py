"""Two people on one postmortem: Ana in a browser, Ben by the services."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from playwright.sync_api import BrowserContext, Locator, Page

from core.domain.ids import ChangeKey, PersonId, fresh
from core.domain.people import Person
from core.domain.place import Place
from core.domain.postmortem import Postmortem
from core.domain.register import Filter
from core.ports import Store
from core.services import editing, postmortems, register
from core.settings import Settings
from storage import open_store
from tests.e2e import steps
from tests.e2e.conftest import Server

BEN = Person(id=PersonId("ben"), name="Ben Okafor", email="ben@example.com")


def field(page: Page, label: str) -> Locator:
    """The box of that label."""
    return page.get_by_role("textbox", name=label, exact=True)


def state(page: Page, label: str) -> Locator:
    """What the field says about its typing."""
    return field(page, label).locator("xpath=ancestor::*[@class='typing']").get_by_role("status")


@dataclass
class Writers:
    ana: Page
    context: BrowserContext
    store: Store
    address: str

    @classmethod
    def begin(cls, server: Server, page: Page) -> "Writers":
        steps.first_start(page, server.url)
        steps.begin(page, "Cards failed")
        return cls(page, page.context, open_store(Settings(data_dir=server.data, database_url="")), page.url)

    def close(self) -> None:
        self.store.close()

    def stored(self) -> Postmortem:
        """What is in the database now."""
        (entry,) = register.find(self.store, Filter(), limit=1).entries
        return postmortems.get(self.store, entry.id)

    def ben_stores(self, section: str, field: str, value: object) -> None:
        """He sees what is there, and changes it."""
        self._store(Place(self.stored().id, section, field), value)

    def ben_changes_row(self, section: str, field: str, value: object) -> None:
        """In the only row of a listing."""
        postmortem = self.stored()
        (row,) = getattr(postmortem, section)
        self._store(Place(postmortem.id, section, field, row.id), value)

    def _store(self, place: Place, value: object) -> None:
        with self.store.read() as work:
            base = work.fields.read(place)
        editing.write_field(
            self.store, place, base=base, value=value, by=BEN, now=datetime.now(UTC), key=ChangeKey(fresh())
        )

    def ben_removes(self, section: str) -> None:
        """The only row of a listing."""
        postmortem = self.stored()
        (row,) = getattr(postmortem, section)
        editing.remove_row(
            self.store, postmortem.id, section, row.id, by=BEN, now=datetime.now(UTC), key=ChangeKey(fresh())
        )

    @contextmanager
    def ana_is_cut_off(self) -> Iterator[None]:
        """Her browser reaches no server meanwhile."""
        self.context.set_offline(offline=True)
        yield
        self.context.set_offline(offline=False)

    def ana_again(self) -> Page:
        """A new tab of hers."""
        tab = self.context.new_page()
        tab.goto(self.address)
        return tab
