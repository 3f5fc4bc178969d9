"""While the server is away Streamlit opens a dialog, in English, that takes the focus from whoever is typing: not here.

Our fields say themselves that they are not saved yet, and go on. Streamlit means its settings for the host of an
app, of which this is one, to be answered in place of its own.
"""

import json
from typing import Any, Final

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_SETTINGS: Final = "/_stcore/host-config"
_OURS: Final = {"blockErrorDialogs": True}


class NoErrorDialogs:
    """Plain ASGI around the app; one small answer is changed, all others pass."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not scope["path"].endswith(_SETTINGS):
            await self._app(scope, receive, send)
            return
        start: Message = {}
        body = b""

        async def gather(message: Message) -> None:
            nonlocal start, body
            if message["type"] == "http.response.start":
                start = message
                return
            body += message.get("body", b"")
            if not message.get("more_body", False):
                changed = _changed(body)
                MutableHeaders(scope=start)["content-length"] = str(len(changed))
                await send(start)
                await send({"type": "http.response.body", "body": changed})

        await self._app(scope, receive, gather)


def _changed(body: bytes) -> bytes:
    """With our settings over Streamlit's; as it is when it holds none."""
    try:
        theirs: Any = json.loads(body)
    except ValueError:
        return body
    return json.dumps(theirs | _OURS).encode() if isinstance(theirs, dict) else body
