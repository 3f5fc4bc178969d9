"""Register an element from the `.js` and `.css` files beside its module."""

from pathlib import Path

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer


def declare(module_file: str, html: str) -> ComponentRenderer:
    """The element whose script and style lie in the folder of `module_file`, under the folder's name."""
    folder = Path(module_file).parent
    shared = (folder.parent / "shared.css").read_text(encoding="utf-8")
    own = (folder / f"{folder.name}.css").read_text(encoding="utf-8")
    return st.components.v2.component(
        f"afterword_{folder.name}",
        html=html,
        css=f"{shared}\n{own}",
        js=(folder / f"{folder.name}.js").read_text(encoding="utf-8"),
    )
