"""One line that fills a timeline: what is typed is understood at once, Enter adds it, and nothing is lost on the way.

Lines wait in the browser until they are known to be stored. A block of several lines is handed over whole.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, Final

from core.domain.ids import PostmortemId
from core.i18n import _, active_locale
from pages.ui import live, session
from pages.ui.elements.declare import declare

LONGEST: Final = 2_000
LONGEST_BLOCK: Final = 200_000
_MOST_LINES: Final = 200

_entry: Final = declare(
    __file__,
    '<div class="root"><label for="line"></label><div class="box"><input id="line" type="text" autocomplete="off" '
    'spellcheck="true" aria-describedby="understood" /></div>'
    '<div id="understood" class="understood" role="status"></div><div class="asked" role="group"></div>'
    '<ul class="waiting"></ul></div>',
)


@dataclass(frozen=True, slots=True)
class Line:
    """What was entered under the name of a message; `zones` is what names of time zones were said to mean."""

    key: str
    text: str
    zones: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """Of the last lines: the names of those that are stored, and why others are not; they go back into the line."""

    stored: Sequence[str] = ()
    refused: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """What a line is read in: the zone by its region, the day as 2026-03-02, and the last event's instant."""

    zone: str
    day: str = ""
    previous: str = ""


def entry(
    postmortem: PostmortemId,
    before: Before,
    heard: Heard,
    *,
    key: str,
    on_added: Callable[[Sequence[Line]], None],
    on_pasted: Callable[[str], None],
) -> None:
    """Draw it; `on_added` is called with all lines that wait, the oldest first, some perhaps for the second time."""

    def added() -> None:
        if lines := [line for each in _listed(session.answer(key, "added")) if (line := _line(each))]:
            on_added(lines)

    def pasted() -> None:
        if isinstance(text := session.answer(key, "pasted"), str):
            on_pasted(text[:LONGEST_BLOCK])

    data = {
        **live.entrance(postmortem),
        "me": session.person().id,
        "before": asdict(before),
        "heard": {"stored": list(heard.stored), "refused": dict(heard.refused)},
        "longest": LONGEST,
        "longest_block": LONGEST_BLOCK,
        "language": active_locale(),
        "words": _words(),
    }
    _entry(key=key, data=data, on_added_change=added, on_pasted_change=pasted, on_renewed_change=live.renew)


def _listed(answer: Any) -> list[Any]:
    return answer[:_MOST_LINES] if isinstance(answer, list) else []


def _line(sent: Any) -> Line | None:
    match sent:
        case {"key": str(key), "text": str(text), "zones": dict(zones)} if text.strip():
            meant = {name: zone for name, zone in zones.items() if isinstance(zone, str)}
            return Line(key, text[:LONGEST], meant)
        case _:
            return None


def _words() -> dict[str, str]:
    return {
        "label": _("Add to the timeline"),
        "placeholder": _("14:05 failover started @ana #mitigation"),
        "hint": _("A time, then what happened. Enter adds it; several lines can be pasted at once."),
        "waits": _("Not saved yet, but kept in this browser"),
        "asks": _("Which zone is {name}?"),
        "no_time": _("no time"),
        "too_long": _("This is too much at once. Paste it in parts."),
    }
