"""The field in which prose is written: several people at once, each letter kept as it is typed.

The browser's half lies in `frontend/`; `npm ci && npm run build` there makes the bundle in `pages/ui/live/bundle`.
"""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import streamlit as st

from core.domain.ids import PostmortemId
from pages.ui import elements, live
from pages.ui.elements.declare import light
from pages.ui.live.bundle import script
from pages.ui.live_text.marks import Mark, sent
from pages.ui.live_text.words import counter, words

__all__ = ["Mark", "key_of", "live_text"]

_FOLDER: Final = Path(__file__).parent
_PEOPLE: Final = Path(elements.__file__).parent / "people.css"

_field: Final = light(
    st.components.v2.component(
        "afterword_live_text",
        html=(_FOLDER / "live_text.html").read_text(encoding="utf-8"),
        css="\n".join(path.read_text(encoding="utf-8") for path in (_PEOPLE, _FOLDER / "live_text.css")),
        js=(_FOLDER / "loader.js").read_text(encoding="utf-8"),
    )
)


def key_of(postmortem: PostmortemId, section: str) -> str:
    """The key of the element in which a section is written."""
    return f"p-{postmortem}-{section}"


def live_text(  # noqa: PLR0913 -- one widget, one call
    section: str,
    entrance: Mapping[str, Any],
    *,
    label: str,
    text: str = "",
    marks: Sequence[Mark] = (),
    help: str = "",  # noqa: A002 -- as Streamlit's own widgets say
    placeholder: str = "",
    rows: int = 3,
    zone: str = "UTC",
    lang: str = "",
    on_settled: Callable[[], None] | None = None,
) -> None:
    """Draw the field; `entrance` is the way into the room of its postmortem (`pages.ui.live.entrance`).

    `text` is shown until the room has answered, and is what the `marks` were made for. `on_settled` is called, and the
    page or fragment run, when what was typed here is stored and nobody is typing. `zone` is the one that the time of
    saving is told in, `lang` the language that the text is written in, as far as one knows.
    """
    _field(
        key=key_of(entrance["postmortem"], section),
        data={
            **entrance,
            "key": section,
            "label": label,
            "help": help,
            "placeholder": placeholder,
            "rows": rows,
            "text": text,
            "marks": sent(marks),
            "editor": script("editor"),
            "zone": zone,
            "lang": lang,
            "words": words(),
            "counter": counter(),
        },
        on_settled_change=on_settled or _nothing,
        on_renewed_change=live.renew,
    )


def _nothing() -> None:
    """A trigger without a callback would not run the page."""
