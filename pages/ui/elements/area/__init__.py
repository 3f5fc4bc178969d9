"""A few lines of text, sent while they are typed: `st.text_area` sends on leaving only, and loses what a closed tab held."""

from collections.abc import Callable

from core.document.fields import TEXT_LENGTH
from pages.ui import session
from pages.ui.elements.declare import declare

_area = declare(
    __file__, '<div class="root"><label for="text"></label><textarea id="text" rows="2"></textarea></div>'
)


def area(label: str, text: str, *, key: str, hint: str, on_typed: Callable[[str, str], None]) -> None:
    """Draw it with the stored text; `on_typed` is called with the new text and the one it began from."""

    def typed() -> None:
        if answer := session.answer(key, "typed"):
            on_typed(str(answer["text"]), str(answer["base"] or ""))

    _area(
        key=key,
        data={"label": label, "text": text, "base": text, "hint": hint, "most": TEXT_LENGTH},
        on_typed_change=typed,
    )
