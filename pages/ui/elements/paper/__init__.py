"""The document as it will look, at reading width."""

from hashlib import sha256

from core.i18n import _
from pages.ui.elements.declare import declare

_paper = declare(__file__, '<div class="root"><article class="paper" tabindex="0"></article></div>')


def paper(html: str, *, lang: str, key: str, height: str | None = None, show: str = "") -> None:
    """Draw HTML that `core.document.html` made.

    `height` as CSS has it, for a scrolling frame; else in full. `show` is the chapter to scroll to, once for
    each new one.
    """
    digest = sha256(html.encode()).hexdigest()
    _paper(
        key=key,
        data={
            "html": html,
            "digest": digest,
            "lang": lang,
            "label": _("Document"),
            "height": height,
            "show": show,
        },
    )
