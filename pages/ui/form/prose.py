"""Prose of a postmortem, in the live editor."""

from core.document.fields import Prose
from core.domain.postmortem import Postmortem
from core.i18n import _
from pages.ui import session
from pages.ui.live import entrance
from pages.ui.live_text import key_of, live_text

__all__ = ["draw", "key_of"]


def draw(section: Prose, postmortem: Postmortem) -> None:
    """The editor shows the stored text at once, and the room's as soon as it has answered."""
    live_text(
        section.key,
        entrance(postmortem.id),
        label=_(section.title),
        placeholder=_(section.help) if section.help else "",
        text=postmortem.prose.get(section.key, ""),
        zone=session.zone().key,
        lang=postmortem.papers.language,
    )
