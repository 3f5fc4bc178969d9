"""`GET /suggestions/{postmortem}?pass=…&kind=person|reference&q=…`: what a writer may mean, as JSON."""

import asyncio
from dataclasses import asdict
from typing import Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from api.admission import Door, Rate, said
from core.services.passes import Pass
from core.services.suggestions import What, suggest

LONGEST_QUERY: Final = 100
RATE: Final = Rate(a_second=10, at_once=50)
_MALFORMED: Final = 400


def suggestions(door: Door) -> Route:
    """`[{"insert": "@ana", "title": "Ana Souza", "detail": "ana@example.com"}, …]`, the likeliest first."""

    async def answer(request: Request, leave: Pass) -> Response:
        query, kind = request.query_params.get("q", ""), request.query_params.get("kind", "")
        if len(query) > LONGEST_QUERY or kind not in set(What):
            return said([], _MALFORMED)
        found = await asyncio.to_thread(suggest, door.open_store(), leave.postmortem, What(kind), query)
        return said([asdict(each) for each in found])

    return Route("/suggestions/{postmortem}", door.guard(answer, RATE))
