"""Register an element from the `.js` and `.css` files beside its module."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

Element: TypeAlias = Callable[..., Any]


def declare(module_file: str, html: str) -> Element:
    """The element whose script and style lie in the folder of `module_file`, under the folder's name.

    Called with a `key`, `data` as a dictionary, and the callbacks of its triggers.
    """
    folder = Path(module_file).parent
    shared = (folder.parent / "shared.css").read_text(encoding="utf-8")
    own = (folder / f"{folder.name}.css").read_text(encoding="utf-8")
    script = (folder / f"{folder.name}.js").read_text(encoding="utf-8")
    name = f"afterword_{folder.name}"
    return light(st.components.v2.component(name, html=html, css=f"{shared}\n{own}", js=script))


def light(renderer: ComponentRenderer) -> Element:
    """Hands `data` over inside a list: in a dictionary Streamlit looks for data frames, and so loads pandas.

    That costs a third of a second at the first page, and memory for good.
    """

    def draw(*, data: dict[str, Any], **words: Any) -> Any:
        return renderer(data=[data], **words)

    return draw
