"""Pictures of a text that are kept beside it: their bytes, their measures, and how they stand on the page."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from html import escape
from typing import Final, TypeAlias

from core.document.attached import attached
from core.document.word.markup import Xml, legible
from core.document.word.measures import size_of
from core.domain.attachments import Attachment
from core.domain.errors import NotFound
from core.domain.ids import AttachmentId

Content: TypeAlias = Callable[[AttachmentId], bytes]
"""The bytes of a file; raises `NotFound`."""

MOST: Final = 50 * 1024 * 1024
"""Bytes of all pictures of a document together; more are only named."""

_EMU_OF_PIXEL: Final = 9_525
_EMU_OF_TWENTIETH: Final = 635
_HIGHEST: Final = 12_000
"""In twentieths of a point: a page without its margins, and room for a line above."""

_SCHEMA: Final = "http://schemas.openxmlformats.org/drawingml/2006"


def no_content(attachment: AttachmentId) -> bytes:
    raise NotFound("attachment", attachment)


@dataclass(frozen=True, slots=True)
class Picture:
    """Measures in pixels; `number` counts the pictures of the document."""

    number: int
    media_type: str
    content: bytes
    width: int
    height: int

    @property
    def key(self) -> str:
        """By what name the text refers to it."""
        return f"picture{self.number}"


class Pictures:
    """Those of the attachments that a text has asked for."""

    def __init__(self, attachments: Iterable[Attachment], content: Content) -> None:
        self._attachments = {str(each.id): each for each in attachments}
        self._content = content
        self._room = MOST
        self._found: dict[str, Picture | None] = {}

    def name(self, address: str) -> str:
        """What the file is called; empty when there is none of that address."""
        attachment = self._attachments.get(attached(address) or "")
        return attachment.name if attachment else ""

    def find(self, address: str) -> Picture | None:
        """The picture of that address, if Word can show it."""
        attachment = self._attachments.get(attached(address) or "")
        if attachment is None:
            return None
        if attachment.id not in self._found:
            self._found[attachment.id] = self._read(attachment)
        return self._found[attachment.id]

    def used(self) -> list[Picture]:
        return [picture for picture in self._found.values() if picture]

    def _read(self, attachment: Attachment) -> Picture | None:
        try:
            content = self._content(AttachmentId(attachment.id))
        except NotFound:
            return None
        size = size_of(attachment.media_type, content)
        if size is None or len(content) > self._room:
            return None
        self._room -= len(content)
        return Picture(len(self._found) + 1, attachment.media_type, content, *size)


def drawn(picture: Picture, words: str, number: int, room: int) -> Xml:
    """The picture in a line, as large as it is but for the room; `number` is unlike that of any other place."""
    width, height = picture.width * _EMU_OF_PIXEL, picture.height * _EMU_OF_PIXEL
    scale = min(1, room * _EMU_OF_TWENTIETH / width, _HIGHEST * _EMU_OF_TWENTIETH / height)
    extent = f'cx="{max(1, int(width * scale))}" cy="{max(1, int(height * scale))}"'
    said = escape(" ".join(legible(words).split()))
    return Xml(
        f'<w:r><w:drawing><wp:inline xmlns:wp="{_SCHEMA}/wordprocessingDrawing" distT="0" distB="0" distL="0" '
        f'distR="0"><wp:extent {extent}/><wp:docPr id="{number}" name="{picture.key}" descr="{said}"/>'
        f'<wp:cNvGraphicFramePr/><a:graphic xmlns:a="{_SCHEMA}/main"><a:graphicData uri="{_SCHEMA}/picture">'
        f'<pic:pic xmlns:pic="{_SCHEMA}/picture"><pic:nvPicPr><pic:cNvPr id="{number}" name="{picture.key}"/>'
        f'<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{picture.key}"/><a:stretch><a:fillRect/>'
        f'</a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm>'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        f"</wp:inline></w:drawing></w:r>"
    )
