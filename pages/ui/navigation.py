"""All pages, registered always, and how one leads to another."""

from pathlib import Path
from typing import Final, Literal

import streamlit as st

from core.i18n import N_, _

_ROOT: Final = Path(__file__).parents[1]
HOME: Final = "home/home.py"
REGISTER: Final = "postmortems/register.py"
NEW: Final = "postmortems/new.py"
WRITE: Final = "postmortems/write.py"
READ: Final = "postmortems/read.py"
ACCOUNT: Final = "account/account.py"

_PAGES: Final[tuple[tuple[str, str, str, Literal["visible", "hidden"]], ...]] = (
    (HOME, N_("Home"), "", "visible"),
    (REGISTER, N_("Postmortems"), "postmortems", "visible"),
    (NEW, N_("New postmortem"), "new", "hidden"),
    (WRITE, N_("Write"), "write", "hidden"),
    (READ, N_("Read"), "read", "hidden"),
    (ACCOUNT, N_("Settings"), "settings", "visible"),
)


def pages() -> list[st.Page]:
    """For `st.navigation`, with titles in the reader's language."""
    return [
        st.Page(
            _ROOT / path,
            title=_(title),
            url_path=address or None,
            default=path == HOME,
            visibility=visibility,
        )
        for path, title, address, visibility in _PAGES
    ]


def go(path: str, **query: str) -> None:
    """Leave for another page; what follows in this run is not drawn."""
    st.switch_page(_ROOT / path, query_params=query)


def link(path: str, label: str, *, icon: str | None = None, **query: str) -> None:
    """A link to another page."""
    st.page_link(_ROOT / path, label=label, icon=icon, query_params=query)
