"""`/healthz`: whether the database can be used, for whoever watches over the server."""

import asyncio
from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from core.domain.errors import AfterwordError
from core.messages import explain
from core.ports import Store


def health(open_store: Callable[[], Store]) -> Route:
    async def answer(_request: Request) -> Response:
        try:
            state = await asyncio.to_thread(lambda: open_store().check())
        except AfterwordError as error:
            return JSONResponse({"status": "down", "reason": explain(error)}, status_code=503)
        return JSONResponse({"status": "up", "database": state})

    return Route("/healthz", answer)
