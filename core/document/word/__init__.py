"""Blocks as a Word document, with everything in it native to Word."""

from collections.abc import Iterable
from datetime import datetime
from io import BytesIO
from typing import Final, assert_never
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.document import Document as DocumentObject
from docx.opc.constants import RELATIONSHIP_TYPE

from core.document.blocks import Block, Body, Heading, Pairs, Table
from core.document.word.inline import lines, plain
from core.document.word.markup import Xml, joined, paragraph, parsed, run
from core.document.word.page import ROOM, add_part, add_picture, blank
from core.document.word.paper import Paper
from core.document.word.pictures import Pictures
from core.document.word.properties import describe
from core.document.word.prose import prose
from core.document.word.tables import listing, pairs
from core.i18n import Locale

__all__ = ["write"]

_HEADINGS: Final = {1: "Title", 2: "Heading1", 3: "Heading2"}


def write(
    blocks: Iterable[Block],
    *,
    title: str,
    language: Locale,
    author: str,
    subject: str = "",
    created: datetime | None = None,
    pictures: Pictures | None = None,
) -> bytes:
    """The file. The same blocks give the same bytes; `created` is aware, and left out when it is not given."""
    paper = Paper(pictures)
    content = joined(*(_content(block, paper) for block in blocks))
    document = blank(title, language)
    describe(document, title=title, language=language, author=author, subject=subject, created=created)
    _fill(document, content, paper)
    return _dateless(document)


def _content(block: Block, paper: Paper) -> Xml:
    match block:
        case Heading(text, level):
            return paragraph(_HEADINGS.get(level, "Heading3"), run(text))
        case Body(markdown):
            return prose(markdown, paper, ROOM)
        case Pairs(rows):
            return pairs([(plain(name), lines(value, paper)) for name, value in rows], ROOM)
        case Table(header, rows):
            cells = [[lines(cell, paper) for cell in row] for row in rows]
            return listing([plain(name) for name in header], cells, ROOM)
        case _ as never:
            assert_never(never)


def _fill(document: DocumentObject, content: Xml, paper: Paper) -> None:
    """Replaces the body as a whole: to move its children one by one takes time with the square of their number."""
    blank_body, body = document.element.body, parsed("body", content)
    body.append(blank_body.sectPr)
    document.element.replace(blank_body, body)
    add_part(document, "numbering", paper.lists.xml())
    for address, key in paper.addresses.items():
        document.part.rels.add_relationship(RELATIONSHIP_TYPE.HYPERLINK, address, key, is_external=True)
    for picture in paper.pictures.used():
        add_picture(document, picture)


def _dateless(document: DocumentObject) -> bytes:
    """The file as bytes, without the time of writing that an archive notes of its members."""
    written, dateless = BytesIO(), BytesIO()
    document.save(written)
    with ZipFile(written) as source, ZipFile(dateless, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            member = ZipInfo(name)
            member.compress_type = ZIP_DEFLATED
            target.writestr(member, source.read(name))
    return dateless.getvalue()
