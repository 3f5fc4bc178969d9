"""The field in which prose is written: several people at once, each letter kept as it is typed.

The browser's half lies in `frontend/`; `npm ci && npm run build` there makes the bundle in `pages/ui/live/bundle`.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

import streamlit as st

from core.domain.ids import PostmortemId
from core.i18n import _
from pages.ui import live
from pages.ui.elements.declare import light
from pages.ui.live.bundle import script

_FOLDER: Final = Path(__file__).parent
_field: Final = light(
    st.components.v2.component(
        "afterword_live_text",
        html=(
            '<div class="field"><label for="text"></label><div id="help"></div>'
            '<textarea id="text" rows="3" readonly aria-busy="true" aria-describedby="help"></textarea>'
            '<div role="status" aria-live="off"></div></div>'
        ),
        css=(_FOLDER / "live_text.css").read_text(encoding="utf-8"),
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
    help: str = "",  # noqa: A002 -- as Streamlit's own widgets say
    placeholder: str = "",
    rows: int = 3,
    zone: str = "UTC",
    on_settled: Callable[[], None] | None = None,
) -> None:
    """Draw the field; `entrance` is the way into the room of its postmortem (`pages.ui.live.entrance`).

    `text` is shown until the room has answered. `on_settled` is called, and the page or fragment run, when what was
    typed here is stored and nobody is typing. `zone` is the one that the time of saving is told in.
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
            "editor": script("editor"),
            "zone": zone,
            "words": _words(),
        },
        on_settled_change=on_settled or _nothing,
        on_renewed_change=live.renew,
    )


def _words() -> Mapping[str, Any]:
    return {
        "loading": _("Loading"),
        "saving": _("Saving"),
        "saved": _("Saved {time}"),
        "all_saved": _("Saved"),
        "offline": _("Offline. What you type is kept in this browser and sent when the connection is back."),
        "offline_unkept": _(
            "Offline. What you type is kept in this tab alone: leave it open until the connection is back."
        ),
        "not_saved": {
            "storage": _(
                "Not saved: the database cannot be used at the moment. It is tried again by itself."
            ),
            "too_long": _("Not saved: the text is too long. Shorten it."),
            "read_only": _("Not saved: you may only read here."),
        },
    }


def _nothing() -> None:
    """A trigger without a callback would not run the page."""
