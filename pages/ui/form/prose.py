"""Prose of a postmortem, in the live editor."""

from datetime import datetime, timedelta
from typing import Final

from core.clock import now
from core.document.fields import Prose
from core.domain.ids import PostmortemId
from core.domain.postmortem import Postmortem
from core.i18n import _
from core.services import passes
from core.services.passes import Pass
from pages.ui import session
from pages.ui.live_text import key_of, live_text

__all__ = ["draw", "key_of"]

_KEEP: Final = timedelta(minutes=2)
"""A pass is good for longer; a new one for each run would send every editor's settings again."""


def draw(section: Prose, postmortem: Postmortem) -> None:
    """The editor shows the stored text at once, and the room's as soon as it has answered."""
    live_text(
        postmortem.id,
        section.key,
        label=_(section.title),
        placeholder=_(section.help) if section.help else "",
        token=_token(postmortem.id),
        text=postmortem.prose.get(section.key, ""),
        zone=session.zone().key,
    )


def _token(postmortem: PostmortemId) -> str:
    at: datetime = now()
    kept = session.get("pass")
    if kept and kept[0] == postmortem and at - kept[1] < _KEEP:
        return str(kept[2])
    who = session.person()
    leave = Pass(postmortem=postmortem, id=who.id, name=who.name, may_write=True)
    return str(session.put("pass", (postmortem, at, passes.issue(session.store(), leave, now=at)))[2])
