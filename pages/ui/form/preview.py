"""The document beside the form, as it stands now."""

from core.document.html import to_html
from core.document.outline import to_blocks
from core.document.schema import sections_of
from core.document.templates import TEMPLATES, Template
from core.domain.postmortem import Postmortem
from core.i18n import _, as_locale, use_locale
from pages.ui import session
from pages.ui.elements.paper import paper

_OPEN = "preview-open"


def is_open() -> bool:
    return bool(session.get(_OPEN, default=True))


def switch() -> None:
    """Fold it away, or bring it back."""
    session.put(_OPEN, value=not is_open())


def draw(postmortem: Postmortem, *, step: str = "", height: str | None = None) -> None:
    """In the language of the document; in a frame of that height, the chapter of the form's step is in sight."""
    papers = postmortem.papers
    with use_locale(as_locale(papers.language)):
        show = _chapter(TEMPLATES[papers.template], step)
        html = to_html(to_blocks(postmortem, TEMPLATES[papers.template], session.wording(papers.zone)))
    paper(html, lang=papers.language, key=f"paper-{postmortem.id}", height=height, show=show)


def _chapter(template: Template, step: str) -> str:
    """The title of the first chapter that shows something of that step."""
    sections = {section.key for section in sections_of(step)}
    return next((_(chapter.title) for chapter in template.chapters if sections & {*chapter.sections}), "")
