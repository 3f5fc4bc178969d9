"""The document beside the form, as it stands now."""

from core.document.html import to_html
from core.document.outline import to_blocks
from core.document.templates import TEMPLATES
from core.domain.postmortem import Postmortem
from core.i18n import as_locale, use_locale
from pages.ui import session
from pages.ui.elements.paper import paper

_OPEN = "preview-open"


def is_open() -> bool:
    return bool(session.get(_OPEN, default=True))


def switch() -> None:
    """Fold it away, or bring it back."""
    session.put(_OPEN, value=not is_open())


def draw(postmortem: Postmortem, *, height: str | None = "calc(100vh - 13rem)") -> None:
    """In the language of the document."""
    papers = postmortem.papers
    with use_locale(as_locale(papers.language)):
        html = to_html(to_blocks(postmortem, TEMPLATES[papers.template], session.wording(papers.zone)))
    paper(html, lang=papers.language, key=f"paper-{postmortem.id}", height=height)
