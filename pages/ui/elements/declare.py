"""Register an element from the `.js` and `.css` files beside its module."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeAlias

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

Element: TypeAlias = Callable[..., Any]


def declare(module_file: str, html: str, *, after: Sequence[str] = ()) -> Element:
    """The element whose script and style lie in the folder of `module_file`, under the folder's name.

    `after` names scripts and styles beside that folder which several elements share; they come first.
    Called with a `key`, `data` as a dictionary, and the callbacks of its triggers.
    """
    folder = Path(module_file).parent
    beside = [folder.parent / name for name in after]
    styles = [folder.parent / "shared.css", *(path.with_suffix(".css") for path in beside)]
    scripts = [path.with_suffix(".js") for path in beside]
    css = _joined([*styles, folder / f"{folder.name}.css"])
    js = _joined([*scripts, folder / f"{folder.name}.js"])
    name = f"afterword_{folder.name}"
    return light(st.components.v2.component(name, html=html, css=css, js=js))


def _joined(paths: Sequence[Path]) -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in paths if path.exists())


def light(renderer: ComponentRenderer) -> Element:
    """Hands `data` over inside a list: in a dictionary Streamlit looks for data frames, and so loads pandas.

    That costs a third of a second at the first page, and memory for good.
    """

    def draw(*, data: dict[str, Any], **words: Any) -> Any:
        return renderer(data=[data], **words)

    return draw
