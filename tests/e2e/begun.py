"""A postmortem that was just begun, and people who are let in at once."""

from playwright.sync_api import BrowserContext, Page

from core import clock
from core.domain.ids import ChangeKey, PersonId, PostmortemId, fresh
from core.domain.people import Person
from core.domain.taxonomy import Severity
from core.services import people, postmortems
from pages.ui import remembered
from tests.e2e import steps
from tests.e2e.server import Server


class Begun:
    """Ana Souza has begun it, and other tests know nothing of it."""

    def __init__(self, server: Server, title: str = "Cards failed") -> None:
        self._server = server
        self.id = PostmortemId(fresh())
        self.address = f"{server.url}/write?id={self.id}"
        self.number = postmortems.create(
            server.store,
            id_=self.id,
            title=title,
            severity=Severity.SEV1,
            by=self.person("Ana Souza"),
            now=clock.now(),
            key=ChangeKey(fresh()),
        ).incident.number

    def person(self, name: str) -> Person:
        """Somebody of this postmortem alone."""
        email = f"{name.partition(' ')[0].lower()}@{self.id}.example"
        return people.sign_in(self._server.store, name=name, email=email, id_=PersonId(fresh()))

    def let_in(self, context: BrowserContext, name: str = "Ana Souza") -> None:
        """The browser remembers who sits there."""
        cookie = remembered.person_cookie(self._server.store, self.person(name))
        context.add_cookies([{"name": cookie.name, "value": cookie.value, "url": self._server.url}])

    def open(self, page: Page, step: str = "") -> None:
        page.goto(self.address + (f"&step={step}" if step else ""))
        steps.settled(page)
