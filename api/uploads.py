"""`POST /uploads/{postmortem}?pass=…&name=…&key=…`: a file for a postmortem, as the body of the request.

Answers `{"attachment": id, "markdown": "![name](attachment:id)"}`, or `{"reason": sentence}`. The same `key` sent
again by the same person makes no second file. A form of another site cannot send the header that is asked for.
"""

import asyncio
import re
from typing import Final

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

from api.admission import NOT_FOR_YOU, Door, Rate, refusal, said
from core import clock
from core.domain.attachments import LARGEST
from core.domain.errors import TooLarge
from core.domain.ids import AttachmentId, ChangeKey, derived, fresh
from core.i18n import _
from core.services import attachments
from core.services.passes import Pass

HEADER: Final = ("x-afterword", "upload")
RATE: Final = Rate(a_second=1, at_once=30)
_MOST_READ: Final = 5 * LARGEST
"""Of a file that is too large so much is read and forgotten: who is cut off while sending reads no answer."""
_MARKS: Final = re.compile(r"([\\\[\]`<])")


def uploads(door: Door) -> Route:
    async def answer(request: Request, leave: Pass) -> Response:
        name, value = HEADER
        if request.headers.get(name) != value:
            return refusal(403, _(NOT_FOR_YOU))
        try:
            content = await _body(request)
        except ClientDisconnect:
            return refusal(400, "")
        key = derived("upload", leave.postmortem, leave.id, request.query_params.get("key") or fresh())
        kept = await asyncio.to_thread(
            attachments.attach,
            door.open_store(),
            leave.postmortem,
            name=request.query_params.get("name", ""),
            content=content,
            by=leave,
            now=clock.now(),
            key=ChangeKey(key),
            id_=AttachmentId(key),
        )
        return said({"attachment": kept.id, "markdown": markdown(kept.name, kept.id)}, 201)

    return Route("/uploads/{postmortem}", door.guard(answer, RATE, to_write=True), methods=["POST"])


def markdown(name: str, attachment: str) -> str:
    """What shows the file in a text."""
    escaped = _MARKS.sub(r"\\\1", name)
    return f"![{escaped}](attachment:{attachment})"


async def _body(request: Request) -> bytes:
    """Raises `TooLarge`, having kept no more than that."""
    kept, size = bytearray(), 0
    async for part in request.stream():
        size += len(part)
        if size <= LARGEST:
            kept += part
        if size > _MOST_READ:
            break
    if size > LARGEST:
        raise TooLarge(size, LARGEST)
    return bytes(kept)
