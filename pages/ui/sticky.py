"""Columns that stay in sight while the one beside them is scrolled."""

from typing import Final

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

_STYLE: Final = """<style>
[data-testid=stColumn]:has([class*="st-key-sticky-"]) > [data-testid=stVerticalBlock] { height: 100%; }
@media (min-width: 640px) {
  [data-testid=stLayoutWrapper]:has(> [class*="st-key-sticky-"]) { position: sticky; top: 4.5rem; }
}
.st-key-write { scroll-margin-top: 5rem; }
</style>"""


def column(name: str) -> DeltaGenerator:
    """A container that does not scroll away; where columns are stacked it does."""
    return st.container(key=f"sticky-{name}")


def style() -> None:
    """The rules for such columns, once for a page."""
    st.html(_STYLE)
