"""The document beside the form, as it stands now: a fragment of its own, which follows what others type."""

from collections.abc import Mapping

from core.document.html import to_html
from core.document.outline import in_template, to_blocks
from core.document.schema import sections_of
from core.document.templates import TEMPLATES, Template
from core.document.wording import Wording
from core.domain.postmortem import Postmortem
from core.i18n import _, as_locale, use_locale
from core.services import objectives, suggestions
from pages.ui import session, shelf
from pages.ui.elements.paper import paper
from pages.ui.live import entrance

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
        html = _html(postmortem)
    paper(
        html,
        lang=papers.language,
        key=f"paper-{postmortem.id}",
        height=height,
        show=show,
        files=_files(postmortem),
    )


def _files(postmortem: Postmortem) -> Mapping[str, str] | None:
    """Where the attached files are to be had, and the pass for it: this person's own, so no part of the text."""
    if not postmortem.attachments:
        return None
    return {"folder": f"attachments/{postmortem.id}/", "token": str(entrance(postmortem.id)["token"])}


def _html(postmortem: Postmortem) -> str:
    """One text for all who read it in the same words and times."""
    papers, promises = postmortem.papers, objectives.promises(session.store(), postmortem)
    wording = session.wording(papers.zone, promises)
    names = (papers.language, wording.profile.key, wording.zone.key)
    seen = (postmortem.id, postmortem.revision, *names, promises)
    return shelf.of(session.store()).get(
        ("html", *seen), lambda: _made(postmortem, in_template(wording, TEMPLATES[papers.template]))
    )


def _made(postmortem: Postmortem, wording: Wording) -> str:
    known = suggestions.known(session.store(), postmortem, wording.zone, "read?id={}".format)
    blocks = to_blocks(postmortem, TEMPLATES[postmortem.papers.template], wording)
    return to_html(blocks, known, postmortem.attachments)


def _chapter(template: Template, step: str) -> str:
    """The title of the first chapter that shows something of that step."""
    sections = {section.key for section in sections_of(step)}
    return next((_(chapter.title) for chapter in template.chapters if sections & {*chapter.sections}), "")
