"""The way into the room of a postmortem: what an element in the browser needs to join it."""

from datetime import datetime, timedelta
from typing import Any, Final

from core.clock import now
from core.domain.ids import PostmortemId
from core.services import access, passes
from core.services.passes import Pass
from pages.ui import session
from pages.ui.live.bundle import script

_KEEP: Final = timedelta(minutes=2)
"""A pass is good for longer; a new one for each run would send every element's settings again."""

_FRESH: Final = passes.LIFETIME.total_seconds() * 0.8
"""Seconds after which a browser asks for a new pass before it reconnects."""


def entrance(postmortem: PostmortemId) -> dict[str, Any]:
    """For the data of an element: the room's script, and a pass with what this person may do there now."""
    leave, token = _pass(postmortem)
    return {
        "postmortem": postmortem,
        "token": token,
        "may_write": leave.may_write,
        "tab": session.tab(),
        "pass_seconds": _FRESH,
        "live": script("live"),
    }


def renew() -> None:
    """Have a new pass made by the next run: the browser has said that the old one does not open any more."""
    session.pop("pass")


def _pass(postmortem: PostmortemId) -> tuple[Pass, str]:
    at: datetime = now()
    kept: tuple[Pass, datetime, str] | None = session.get("pass")
    if kept and kept[0].postmortem == postmortem and at - kept[1] < _KEEP:
        return kept[0], kept[2]
    who = session.person()
    rights = access.rights_of(session.store(), who.id, postmortem)
    leave = Pass(postmortem=postmortem, id=who.id, name=who.name, may_write=rights.may_write)
    token = passes.issue(session.store(), leave, now=at)
    session.put("pass", (leave, at, token))
    return leave, token
