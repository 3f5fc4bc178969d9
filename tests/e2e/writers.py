"""Two people on one postmortem: Ana in a browser, Ben by the services."""

import re
from datetime import UTC, datetime

from playwright.sync_api import Locator, Page

from core.domain.ids import ChangeKey, PersonId, fresh
from core.domain.people import Person
from core.domain.place import Place
from core.domain.postmortem import Postmortem
from core.services import editing, postmortems
from tests.e2e import steps
from tests.e2e.begun import Begun
from tests.e2e.server import Server

BEN = Person(id=PersonId("ben"), name="Ben Okafor", email="ben@example.com")


def field(page: Page, label: str) -> Locator:
    """The box of that label."""
    return page.get_by_role("textbox", name=label, exact=True)


def state(page: Page, label: str) -> Locator:
    """What the field says about its typing."""
    return field(page, label).locator("xpath=ancestor::*[@class='typing']").get_by_role("status")


class Writers:
    def __init__(self, server: Server, page: Page) -> None:
        begun = Begun(server)
        begun.let_in(page.context)
        begun.open(page)
        self.ana = page
        self.number = begun.number
        self._begun = begun
        self._context = page.context
        self._store = server.store

    def stored(self) -> Postmortem:
        """What is in the database now."""
        return postmortems.get(self._store, self._begun.id)

    def ben_stores(self, section: str, field: str, value: object) -> None:
        """He sees what is there, and changes it."""
        self._write(Place(self.stored().id, section, field), value)

    def ben_changes_row(self, section: str, field: str, value: object) -> None:
        """In the only row of a listing."""
        postmortem = self.stored()
        (row,) = getattr(postmortem, section)
        self._write(Place(postmortem.id, section, field, row.id), value)

    def _write(self, place: Place, value: object) -> None:
        with self._store.read() as work:
            base = work.fields.read(place)
        editing.write_field(
            self._store, place, base=base, value=value, by=BEN, now=datetime.now(UTC), key=ChangeKey(fresh())
        )

    def ben_removes(self, section: str) -> None:
        """The only row of a listing."""
        postmortem = self.stored()
        (row,) = getattr(postmortem, section)
        editing.remove_row(
            self._store, postmortem.id, section, row.id, by=BEN, now=datetime.now(UTC), key=ChangeKey(fresh())
        )

    def ana_hears_nothing(self) -> None:
        """What others do reaches her with the answer to her own next deed."""
        self._context.route_web_socket(re.compile("/live/"), lambda _socket: None)
        self.ana.reload()
        steps.settled(self.ana)

    def ana_again(self) -> Page:
        """A new tab of hers."""
        tab = self._context.new_page()
        tab.goto(self._begun.address)
        return tab
