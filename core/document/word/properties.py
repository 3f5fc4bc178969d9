"""What a file browser and a search show of a document."""

from datetime import UTC, datetime
from typing import Final

from docx.document import Document as DocumentObject
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn

from core.document.word.markup import legible
from core.document.word.styles import TONGUES
from core.i18n import Locale

_LONGEST: Final = 255


def describe(
    document: DocumentObject,
    *,
    title: str,
    language: Locale,
    author: str,
    subject: str,
    created: datetime | None,
) -> None:
    properties = document.core_properties
    properties.title, properties.subject = _property(title), _property(subject)
    properties.author = properties.last_modified_by = _property(author)
    properties.language, properties.comments = TONGUES[language], ""
    if created:
        properties.created = properties.modified = created.astimezone(UTC)
    else:
        _forget_times(document)


def _property(text: str) -> str:
    text = legible(text)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _forget_times(document: DocumentObject) -> None:
    package = document.part.package
    assert package is not None
    element = package.part_related_by(RELATIONSHIP_TYPE.CORE_PROPERTIES).element
    for time in element.findall(qn("dcterms:created")) + element.findall(qn("dcterms:modified")):
        element.remove(time)
