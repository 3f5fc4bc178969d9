"""`GET /attachments/{postmortem}/{attachment}?pass=…`: the file. Pictures are shown, everything else is taken along."""

import asyncio
from typing import Final
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from api.admission import Door, Rate
from core.domain.attachments import PICTURES
from core.domain.ids import AttachmentId
from core.services.attachments import File, read
from core.services.passes import Pass

RATE: Final = Rate(a_second=20, at_once=300)
_ELSE: Final = "application/octet-stream"
_HEADERS: Final = {
    "cache-control": "private, max-age=86400, immutable",
    "content-security-policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
    "cross-origin-resource-policy": "same-origin",
    "x-content-type-options": "nosniff",
}


def files(door: Door) -> Route:
    async def answer(request: Request, leave: Pass) -> Response:
        attachment = AttachmentId(request.path_params["attachment"])
        file = await asyncio.to_thread(read, door.open_store(), leave.postmortem, attachment)
        return Response(file.content, headers=_HEADERS | headers_of(file))

    return Route("/attachments/{postmortem}/{attachment}", door.guard(answer, RATE))


def headers_of(file: File) -> dict[str, str]:
    """What is not known as a picture is bytes to a browser, whatever it may look like."""
    is_picture = file.media_type in PICTURES
    name = quote(file.name.encode(errors="replace"), safe="")
    return {
        "content-type": file.media_type if is_picture else _ELSE,
        "content-disposition": f"{'inline' if is_picture else 'attachment'}; filename*=UTF-8''{name}",
    }
