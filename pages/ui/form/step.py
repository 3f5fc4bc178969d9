"""The step of the form that is open: kept in the address, so that a reload stays where one was."""

from typing import Final

import streamlit as st

from core.document.fields import Step
from core.document.schema import STEPS
from pages.ui import page_frame

_KEYS: Final = tuple(step.key for step in STEPS)


def current() -> Step:
    """The step that the address names, else the first."""
    named = st.query_params.get("step", "")
    return STEPS[_KEYS.index(named)] if named in _KEYS else STEPS[0]


def choose(key: str) -> None:
    """Open that step, from its top."""
    st.query_params["step"] = key
    page_frame.show_top("write")


def beside(step: Step, distance: int) -> Step | None:
    """The step that many behind this one; none past the ends."""
    at = _KEYS.index(step.key) + distance
    return STEPS[at] if 0 <= at < len(STEPS) else None
