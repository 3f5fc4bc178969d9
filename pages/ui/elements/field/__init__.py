"""A field to type in, of one line or several, that loses nothing.

`st.text_input` does not say from which value its typing began, is closed while the server is away, and drops the
last letters of a closed tab. This one keeps typing in the browser until it has heard that it is stored, and says
from which value it began. Its script lies in `frontend/src/field/`.
"""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from typing import Any, Final, Literal, TypeAlias

from core.i18n import _
from pages.ui import session
from pages.ui.elements.declare import declare
from pages.ui.live.bundle import script

Keyboard: TypeAlias = Literal["text", "decimal", "numeric", "url"]

_field: Final = declare(
    __file__,
    '<div class="typing"><div class="head"><label for="text"></label><span class="mark" aria-hidden="true"></span>'
    '<span class="visually-hidden" id="state" role="status" aria-live="off"></span></div>'
    '<div class="box"></div></div>',
)


@dataclass(frozen=True, slots=True)
class Typed:
    """What the browser sends: a text, the value it began from as `draw` was given it, and the name of this message."""

    text: str
    base: str
    key: str


@dataclass(frozen=True, slots=True)
class Heard:
    """The last message from this field, whether its text is stored now, and if so as what.

    If not, the browser keeps the text; it sends it again by itself if that may help.
    """

    key: str = ""
    is_saved: bool = True
    base: str = ""
    may_try_again: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a field stands in the page."""

    label: str
    placeholder: str = ""
    most: int
    lines: int = 1
    keyboard: Keyboard = "text"
    lang: str = ""


def field(
    look: Look,
    text: str,
    *,
    key: str,
    base: str,
    where: Mapping[str, str],
    heard: Heard,
    on_typed: Callable[[Typed], None],
) -> None:
    """Draw it with the stored text and its `base`, any spelling of the stored value that tells it from others.

    `where` comes back with a text that was left behind by a closed tab while the field is not on the page.
    """

    def typed() -> None:
        if (found := read(session.answer(key, "typed"))) is not None:
            on_typed(found)

    _field(
        key=key,
        data={
            **asdict(look),
            "text": text,
            "base": base,
            "place": place(key),
            "where": dict(where),
            "heard": asdict(heard),
            "tab": session.tab(),
            "script": script("field"),
            "words": _words(),
        },
        on_typed_change=typed,
    )


def place(key: str) -> str:
    """Where the browser keeps a field's typing: one person's is not another's."""
    return f"{session.person().id}/{key}"


def read(answer: Any) -> Typed | None:
    """A message as it should be; nothing for whatever else a browser sends."""
    match answer:
        case {"text": str(text), "base": str(base), "key": str(key)}:
            return Typed(text, base, key)
        case _:
            return None


def _words() -> Mapping[str, tuple[str, str]]:
    """For each state a short word, and a sentence for who listens or points at it."""
    return {
        "typing": (_("Saving"), _("Saving")),
        "saving": (_("Saving"), _("Saving")),
        "saved": (_("Saved"), _("Saved")),
        "late": (_("Not saved yet"), _("Not saved yet, but kept in this browser")),
        "not_saved": (_("Not saved"), _("Not saved, but kept in this browser")),
    }
