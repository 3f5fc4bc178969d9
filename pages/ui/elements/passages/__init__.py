"""A text passage by passage: what was put in and cut out, or who wrote what."""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal

from core.i18n import _
from pages.ui import session
from pages.ui.elements.declare import declare

_passages = declare(
    __file__,
    '<div class="root"><ul class="legend"></ul><div class="text" role="document" tabindex="0"></div>'
    '<p class="told" role="status"></p></div>',
    after=("people",),
)


@dataclass(frozen=True, slots=True)
class Piece:
    """`by` is whose colour it has, `told` what is said of it, `offers` what its button does."""

    text: str
    kind: Literal["kept", "put", "cut"] = "kept"
    by: str = ""
    told: str = ""
    offers: str = ""


@dataclass(frozen=True, slots=True)
class Writer:
    id: str
    name: str


def passages(
    pieces: Sequence[Piece],
    *,
    key: str,
    label: str,
    legend: Sequence[Writer] = (),
    on_asked: Callable[[int], None] | None = None,
) -> None:
    """Draw it; `on_asked` is called with the place of the piece whose button was pressed."""

    def asked() -> None:
        if on_asked and (number := session.answer(key, "asked")) is not None:
            on_asked(int(number))

    data: dict[str, Any] = {
        "label": label,
        "pieces": [asdict(piece) for piece in pieces],
        "legend": [asdict(writer) for writer in legend],
        "words": {
            "put": _("put in:"),
            "cut": _("cut out:"),
            "more": _("Show what stays the same"),
        },
    }
    _passages(key=key, data=data, on_asked_change=asked)
