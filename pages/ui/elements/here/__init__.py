"""Who else is in a postmortem and in which part of it, and what somebody has changed last."""

from collections.abc import Callable
from typing import Any, Final

from core.document.fields import Prose
from core.document.schema import SECTIONS, STEPS
from core.domain.postmortem import Postmortem
from core.i18n import _
from core.services.recent import Deed
from pages.ui import live, session
from pages.ui.elements.declare import declare

_HTML: Final = '<div class="root here"><div class="people" role="group"></div><span class="news" role="status"></span></div>'
READING: Final = "read"
"""The step of somebody who reads."""

_here = declare(__file__, _HTML, after=("room", "people", "fields"))


def here(
    postmortem: Postmortem, news: Deed | None, *, key: str, on_followed: Callable[[str], None] | None = None
) -> None:
    """Draw it; `on_followed` is called with the step of a person who was clicked, `read` for one who reads."""

    def followed() -> None:
        if on_followed and (step := session.answer(key, "followed")):
            on_followed(str(step))

    _here(
        key=key,
        data={
            **live.entrance(postmortem.id),
            "me": session.person().id,
            "news": news and _told(news),
            "steps": {step.key: _(step.title) for step in STEPS},
            "sections": {each.key: _(each.title) for each in SECTIONS.values() if isinstance(each, Prose)},
            "words": {
                "here": _("Who is here"),
                "writing": _("{name}: {place}"),
                "reading": _("{name} is reading"),
            },
        },
        on_followed_change=followed,
    )


def _told(deed: Deed) -> dict[str, Any]:
    who = ", ".join(deed.names.values())
    section = SECTIONS.get(deed.section)
    what = (
        _("{name} changed “{section}”").format(name=who, section=_(section.title))
        if section
        else _("{name} changed the document").format(name=who)
    )
    time = deed.at.astimezone(session.zone()).strftime("%H:%M")
    return {"at": deed.at.isoformat(), "who": who, "what": what, "time": time}
