"""The card of a conflict: what stood there, what others wrote, what I wrote, and a button for each way out."""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass

from pages.ui.elements.declare import declare

_conflict = declare(
    __file__,
    '<section role="group" aria-labelledby="title" aria-describedby="hint" tabindex="-1">'
    '<p id="title"></p><dl></dl><p id="hint" class="muted"></p>'
    '<div class="buttons"><button id="theirs"></button><button id="mine"></button></div></section>'
    '<span class="visually-hidden" role="status"></span>',
)


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words; `differs` when the other side has others here."""

    words: str
    differs: bool = False


@dataclass(frozen=True, slots=True)
class Side:
    """One of the values, under its name."""

    name: str
    pieces: tuple[Piece, ...]


def conflict(
    title: str,
    sides: Sequence[Side],
    *,
    key: str,
    hint: str,
    take: str,
    keep: str,
    on_theirs: Callable[[], None],
    on_mine: Callable[[], None],
) -> None:
    """Draw it; it is read out once, and takes the focus only from somebody who is not typing."""
    _conflict(
        key=key,
        data={
            "title": title,
            "sides": [asdict(side) for side in sides],
            "hint": hint,
            "take": take,
            "keep": keep,
        },
        on_theirs_change=on_theirs,
        on_mine_change=on_mine,
    )
