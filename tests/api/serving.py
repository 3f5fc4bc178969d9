"""The routes without the pages, for `uvicorn tests.api.serving:app`."""

from functools import cache, partial

from starlette.applications import Starlette

from api.routes import middleware, routes
from core.settings import Settings
from storage import open_store

settings = Settings()
app = Starlette(routes=routes(cache(partial(open_store, settings)), settings), middleware=middleware())
