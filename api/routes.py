"""What is served beside the pages."""

from collections.abc import Callable

from starlette.middleware import Middleware
from starlette.routing import BaseRoute, WebSocketRoute

from api.admission import Door
from api.attachments import files
from api.dialogs import NoErrorDialogs
from api.headers import SecurityHeaders
from api.health import health
from api.live import LiveText
from api.scripts import scripts
from api.suggestions import suggestions
from api.understood import understood
from api.uploads import uploads
from core.ports import Store
from core.settings import Settings


def routes(open_store: Callable[[], Store], settings: Settings) -> list[BaseRoute]:
    """`open_store` gives the same store each time, and raises a `StorageError` while there is none."""
    live_text = LiveText(open_store, settings.allowed_origins)
    door = Door(open_store, settings.allowed_origins)
    return [
        health(open_store),
        scripts(),
        suggestions(door),
        understood(door),
        uploads(door),
        files(door),
        WebSocketRoute("/live/{postmortem}", live_text.enter),
    ]


def middleware() -> list[Middleware]:
    return [Middleware(SecurityHeaders), Middleware(NoErrorDialogs)]
