"""Words in pills, outside of tables: the severity and the stage of a postmortem."""

import re
from typing import Final, Literal

import streamlit as st

from core.domain.taxonomy import Severity, Stage
from pages.ui import kinds, session
from pages.ui.elements.table import Cell

_COLOURS: Final[dict[str, Literal["red", "orange", "green", "gray"]]] = {
    "strong": "red",
    "bad": "red",
    "warning": "orange",
    "good": "green",
    "quiet": "gray",
}
_SPECIAL: Final = re.compile(r"([\\`*_{}\[\]()#+\-.!|$:<>~])")


def severity(value: Severity | None) -> None:
    _badge(kinds.severity(value, session.profile()))


def stage(value: Stage) -> None:
    _badge(kinds.stage(value))


def escape(text: str) -> str:
    """A person's words as Streamlit's Markdown shows them unchanged, whatever they look like."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


def _badge(cell: Cell) -> None:
    if cell.text:
        st.badge(cell.text, color=_COLOURS.get(cell.tone, "gray"), width="content")
