"""The scripts that `frontend/` builds, under names that change with their content and so may be kept forever."""

import gzip
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

BUNDLE: Final = Path(__file__).parents[1] / "pages" / "ui" / "live" / "bundle"
_HEADERS: Final = {"cache-control": "public, max-age=31536000, immutable", "vary": "accept-encoding"}


@dataclass(frozen=True, slots=True)
class Script:
    plain: bytes
    packed: bytes


def scripts(folder: Path = BUNDLE) -> Route:
    """`/assets/{name}`: the scripts that lie in the folder now, and nothing else."""
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
    contents = {file.name: file.read_bytes() for file in folder.glob("*.js")}
    return {name: Script(content, gzip.compress(content, mtime=0)) for name, content in contents.items()}
