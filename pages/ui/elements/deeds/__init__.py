"""The history as a list of deeds, day by day; each opens."""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal

from pages.ui import session
from pages.ui.elements.declare import declare

_deeds = declare(__file__, '<div class="root"><div class="days"></div></div>')


@dataclass(frozen=True, slots=True)
class Said:
    """Some words; what was put in or cut out is marked as such."""

    text: str
    kind: Literal["", "put", "cut", "muted"] = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One deed; `by` are those who did it, by person."""

    id: str
    time: str
    who: str
    where: str
    what: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Day:
    title: str
    lines: tuple[Line, ...]


def deeds(
    days: Sequence[Day], *, key: str, label: str, put: str, cut: str, on_opened: Callable[[str], None]
) -> None:
    """Draw it; `on_opened` is called with the id of a line. `put` and `cut` say to ears what is marked for eyes."""

    def opened() -> None:
        if line := session.answer(key, "opened"):
            on_opened(str(line))

    data: dict[str, Any] = {"days": [asdict(day) for day in days], "label": label, "put": put, "cut": cut}
    _deeds(key=key, data=data, on_opened_change=opened)
