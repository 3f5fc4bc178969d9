"""What only the browser can do: name the page's language, show its icon, keep a cookie, move the focus."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from pages.ui.elements.declare import declare
from pages.ui.remembered import Cookie

_browser = declare(__file__, "<div></div>")


@dataclass(frozen=True, slots=True)
class Focus:
    """The widget with this key; `at` tells one wish from the next for the same widget.

    `top` only scrolls it to the top of the window and leaves the focus where it is.
    """

    key: str
    at: str
    top: bool = False


def browser(
    *,
    key: str,
    lang: str,
    icon: str = "",
    cookies: Sequence[Cookie] = (),
    focus: Focus | None = None,
    watches: bool = False,
) -> None:
    """Each cookie is set once for each new value, each focus moved once.

    The one that `watches` stands outside of all fragments and has the page run when the server is there again.
    """
    data = {
        "lang": lang,
        "icon": icon,
        "cookies": [asdict(c) for c in cookies],
        "focus": focus and asdict(focus),
        "watches": watches,
    }
    _browser(key=key, data=data, on_returned_change=_nothing)


def _nothing() -> None:
    """A trigger without a callback would not run the page."""
