"""Take a postmortem out of the workspace as a document."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final
from zoneinfo import ZoneInfo

from core.document import file_name as names
from core.document import markdown, word
from core.document.outline import UNTITLED, to_blocks
from core.document.templates import TEMPLATES, Template
from core.document.word.pictures import Content, Pictures, no_content
from core.document.wording import Wording, zone_named
from core.domain.errors import NotFound
from core.domain.objectives import NO_PROMISES, Promises
from core.domain.postmortem import Postmortem
from core.domain.profile import Profile
from core.i18n import N_, Locale, _, active_locale, use_locale

Writer = Callable[[Postmortem, Template, Wording, Content], bytes]


@dataclass(frozen=True, slots=True)
class Export:
    """A file format; `title` is a catalogue message."""

    title: str
    media_type: str
    write: Writer


@dataclass(frozen=True, slots=True)
class Exported:
    name: str
    media_type: str
    content: bytes


def export(
    postmortem: Postmortem,
    *,
    format_: str,
    template: str,
    language: Locale,
    profile: Profile,
    content: Content | None = None,
    promises: Promises = NO_PROMISES,
) -> Exported:
    """The document as a file, its times in the postmortem's zone; `content` gives the attached files that it shows.

    `promises` is what its error budgets are computed from.

    Raises `NotFound`.
    """
    if format_ not in EXPORTS:
        raise NotFound("format", format_)
    if template not in TEMPLATES:
        raise NotFound("template", template)
    format_of_file = EXPORTS[format_]
    wording = Wording(profile, zone_named(postmortem.papers.zone) or ZoneInfo("UTC"), promises)
    with use_locale(language):
        file = format_of_file.write(postmortem, TEMPLATES[template], wording, content or no_content)
    return Exported(file_name(postmortem, format_), format_of_file.media_type, file)


def file_name(postmortem: Postmortem, format_: str) -> str:
    """What the exported file is called: `2026-03-02-card-payments-failed.md`."""
    return names.file_name(postmortem, format_)


def _write_markdown(postmortem: Postmortem, template: Template, wording: Wording, _: Content) -> bytes:
    return markdown.write(postmortem, template, wording).encode()


def _write_word(postmortem: Postmortem, template: Template, wording: Wording, content: Content) -> bytes:
    incident, papers = postmortem.incident, postmortem.papers
    return word.write(
        to_blocks(postmortem, template, wording),
        title=incident.title.strip() or _(UNTITLED),
        language=active_locale(),
        author=papers.author,
        subject=incident.number,
        created=papers.created_at,
        pictures=Pictures(postmortem.attachments, content),
    )


EXPORTS: Final[Mapping[str, Export]] = {
    "md": Export(N_("Markdown"), "text/markdown", _write_markdown),
    "docx": Export(
        N_("Word"), "application/vnd.openxmlformats-officedocument.wordprocessingml.document", _write_word
    ),
}
"""By extension of the file."""
