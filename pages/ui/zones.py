"""Time zones by region."""

from functools import cache
from zoneinfo import available_timezones

import streamlit as st

from pages.ui import session


@cache
def regions() -> tuple[str, ...]:
    areas = (
        "Africa",
        "America",
        "Antarctica",
        "Asia",
        "Atlantic",
        "Australia",
        "Europe",
        "Indian",
        "Pacific",
    )
    return ("UTC", *sorted(name for name in available_timezones() if name.split("/")[0] in areas))


def choose(label: str, *, key: str, default: str) -> str:
    """A select box of all regions; type to find one."""
    if not session.has(key):
        session.put(key, default if default in regions() else "UTC")
    return str(st.selectbox(label, regions(), key=key))
