"""`GET /understood/{postmortem}?pass=…&q=…&zone=…`: what a line for the timeline would be understood as, as JSON.

Nothing is stored, and the postmortem is not read: what the line is read in comes with the question.
"""

from datetime import date, datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from api.admission import Door, Rate, said
from core import clock
from core.document.text.moments import spell_moment
from core.document.wording import zone_named
from core.domain.taxonomy import LABELS, EventKind
from core.i18n import _
from core.services.passes import Pass
from core.services.timeline import marked
from core.timeline.line import read_line
from core.timeline.sketch import DOUBTS, Doubt, Setting, Sketch
from core.timeline.zones import candidates

LONGEST_LINE: Final = 2_000
RATE: Final = Rate(a_second=20, at_once=100)
_MALFORMED: Final = 400


def understood(door: Door) -> Route:
    """`day` (2026-03-02) and `previous` (an instant) say what came before; `IST=Asia/Kolkata` how a name is meant."""

    async def answer(request: Request, _leave: Pass) -> Response:
        line, setting = request.query_params.get("q", ""), _setting(request.query_params)
        if len(line) > LONGEST_LINE or setting is None:
            return said({}, _MALFORMED)
        return said(_spelled(read_line(line, setting), setting.zone))

    return Route("/understood/{postmortem}", door.guard(answer, RATE))


def _setting(asked: QueryParams) -> Setting | None:
    try:
        zone = zone_named(asked.get("zone", ""))
        day = date.fromisoformat(asked["day"]) if asked.get("day") else None
        previous = datetime.fromisoformat(asked["previous"]) if asked.get("previous") else None
    except ValueError:
        return None
    if zone is None or (previous and previous.tzinfo is None):
        return None
    chosen = {name: meant for name, meant in asked.items() if meant in candidates(name)}
    return Setting(zone=zone, now=clock.now(), day=day, previous=previous, zone_choices=chosen)


def _spelled(sketch: Sketch, zone: ZoneInfo) -> dict[str, Any]:
    time = spell_moment(sketch.at, zone) if sketch.at else ""
    is_asked = Doubt.AMBIGUOUS_ZONE in sketch.doubts
    return {
        "at": sketch.at.isoformat() if sketch.at else "",
        "time": marked(time, is_approximate=sketch.is_approximate),
        "kind": "" if sketch.kind is EventKind.OTHER else _(LABELS[sketch.kind]),
        "text": sketch.text,
        "actor": sketch.actor,
        "doubts": [_(DOUBTS[doubt]) for doubt in sketch.doubts if doubt is not Doubt.NO_TEXT],
        "asked": {"name": sketch.zone, "zones": list(candidates(sketch.zone))} if is_asked else None,
    }
