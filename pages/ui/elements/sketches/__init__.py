"""What a pasted block was understood as: one row for each event, to tick, before anything is kept."""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final

from core.i18n import _
from pages.ui import session
from pages.ui.elements.declare import declare
from pages.ui.elements.table import Mark

_sketches: Final = declare(
    __file__,
    '<div class="root"><div class="frame"></div><div class="verbs"><button type="button" class="take"></button>'
    '<button type="button" class="drop"></button></div></div>',
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SketchRow:
    """`day` stands where it changes; `doubts` say what to look at."""

    day: str = ""
    time: str
    kind: str = ""
    mark: Mark | None = None
    text: str
    actor: str = ""
    doubts: Sequence[str] = ()
    is_ticked: bool = True


def sketches(
    rows: Sequence[SketchRow],
    *,
    key: str,
    name: str,
    on_taken: Callable[[Sequence[int]], None],
    on_dropped: Callable[[], None],
) -> None:
    """Draw them; `on_taken` is called with the places of the ticked ones. `name` tells one block from the next."""

    def taken() -> None:
        answer = session.answer(key, "taken")
        numbers = answer if isinstance(answer, list) else []
        if places := [n for n in numbers if isinstance(n, int) and 0 <= n < len(rows)]:
            on_taken(places)

    def dropped() -> None:
        if session.answer(key, "dropped"):
            on_dropped()

    data: dict[str, Any] = {"rows": [asdict(row) for row in rows], "name": name, "words": _words()}
    _sketches(key=key, data=data, on_taken_change=taken, on_dropped_change=dropped)


def _words() -> dict[str, str]:
    return {
        "caption": _("Events found in what was pasted"),
        "all": _("All"),
        "time": _("Time"),
        "text": _("Event"),
        "actor": _("Actor"),
        "take": _("Add the ticked events: {count}"),
        "drop": _("Leave them out"),
    }
