"""The document as it will look, at reading width."""

from collections.abc import Mapping
from hashlib import sha256

from core.i18n import _
from pages.ui.elements.declare import declare

_paper = declare(__file__, '<div class="root"><article class="paper" tabindex="0"></article></div>')


def paper(
    html: str,
    *,
    lang: str,
    key: str,
    height: str | None = None,
    show: str = "",
    files: Mapping[str, str] | None = None,
) -> None:
    """Draw HTML that `core.document.html` made.

    `height` as CSS has it, for a scrolling frame; else in full. `show` is the chapter to scroll to, once for
    each new one. `files` says in which `folder` attached files lie, and by which `token` they are given.
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
            "files": files,
        },
    )
