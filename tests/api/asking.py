"""The routes in this process, and questions to them as a browser asks."""

from dataclasses import dataclass
from typing import Any

import httpx
from starlette.applications import Starlette

from api.routes import middleware, routes
from core import clock
from core.domain.people import Person
from core.ports import Store
from core.services import passes
from core.services.passes import Pass
from core.settings import Settings
from tests import apart


@dataclass
class Asking:
    store: Store
    postmortem: str
    person: Person

    def __post_init__(self) -> None:
        routes_ = routes(lambda: self.store, Settings(allowed_origins=("https://elsewhere.example",)))
        self._app = Starlette(routes=routes_, middleware=middleware())

    def token(self, *, may_write=True, now=None, postmortem=None) -> str:
        leave = Pass(
            postmortem=postmortem or self.postmortem,
            id=self.person.id,
            name=self.person.name,
            may_write=may_write,
        )
        return passes.issue(self.store, leave, now=now or clock.now())

    def get(self, path, *, token=None, headers=(), **query) -> httpx.Response:
        return self.ask("GET", path, token=token, headers=headers, query=query)

    def ask(self, method, path, *, token=None, headers=(), query=(), content: Any = None) -> httpx.Response:
        given = {"pass": self.token() if token is None else token} | dict(query)

        async def asking() -> httpx.Response:
            async with httpx.AsyncClient(
                transport=httpx.ASGITransport(self._app), base_url="http://test"
            ) as client:
                return await client.request(
                    method, path, params=given, headers=dict(headers), content=content
                )

        return apart.run(asking())
