"""The scripts that pages ship, under names that change with their content and so may be kept forever.

`pages/ui/live_text/live-text.js` is served as `/assets/live-text-0123456789ab.js`.
"""

import gzip
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

PAGES: Final = Path(__file__).parents[1] / "pages"
_DIGITS: Final = 12
_HEADERS: Final = {"cache-control": "public, max-age=31536000, immutable", "vary": "accept-encoding"}


@dataclass(frozen=True, slots=True)
class Script:
    plain: bytes
    packed: bytes


def hashed_name(name: str, content: bytes) -> str:
    stem, _, suffix = name.rpartition(".")
    return f"{stem}-{sha256(content).hexdigest()[:_DIGITS]}.{suffix}"


def scripts(folder: Path = PAGES) -> Route:
    found = _found(folder)

    async def answer(request: Request) -> Response:
        script = found.get(request.path_params["name"])
        if script is None:
            return PlainTextResponse("Not found", status_code=404)
        if "gzip" in request.headers.get("accept-encoding", ""):
            return Response(
                script.packed, headers={**_HEADERS, "content-encoding": "gzip"}, media_type="text/javascript"
            )
        return Response(script.plain, headers=_HEADERS, media_type="text/javascript")

    return Route("/assets/{name}", answer)


def _found(folder: Path) -> Mapping[str, Script]:
    contents = {file.name: file.read_bytes() for file in folder.rglob("*.js")}
    return {
        hashed_name(name, content): Script(content, gzip.compress(content, mtime=0))
        for name, content in contents.items()
    }
