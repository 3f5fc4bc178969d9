"""What surrounds every page: its language for screen readers, what the browser remembers, the focus."""

from pathlib import Path
from typing import Final
from urllib.parse import quote

import streamlit as st

from core.domain.ids import fresh
from core.i18n import active_locale
from pages.ui import remembered, session
from pages.ui.elements.browser import Focus, browser
from pages.ui.remembered import Cookie

_STYLE: Final = Path(__file__).parent / "style.css"
_ICON: Final = "data:image/svg+xml," + quote((Path(__file__).parent / "icon.svg").read_text(encoding="utf-8"))
"""Streamlit would load numpy and Pillow to look at a picture for the tab."""


def attend() -> None:
    """Draw what is not seen: rules of style, and the element that talks to the browser."""
    st.html(_STYLE)
    browser(key="browser", lang=active_locale(), icon=_ICON, cookies=_cookies(), watches=True)


def attend_focus() -> None:
    """The same for a fragment, which alone is drawn again when something in it was clicked."""
    browser(key="browser-focus", lang=active_locale(), focus=session.get("focus"))


def move_focus(key: str) -> None:
    """After this run put the focus on the widget with that key."""
    session.put("focus", Focus(key, fresh()))


def show_top(key: str) -> None:
    """After this run scroll the element with that key to the top of the window."""
    session.put("focus", Focus(key, fresh(), top=True))


def _cookies() -> list[Cookie]:
    cookies = [remembered.language_cookie(active_locale())]
    if (remembers := session.get("person-cookie")) is not None:
        cookies.append(remembers)
    return cookies
