"""The sheet before anything is written on it: an empty document with our styles, page, header and footer."""

from typing import Final, Literal

from docx import Document
from docx.document import Document as DocumentObject
from docx.opc.constants import CONTENT_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE as RELATION
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import nsdecls
from docx.shared import Mm, Twips

from core.document.word.markup import NOTHING, Xml, joined, paragraph, parsed, run, w
from core.document.word.pictures import Picture
from core.document.word.styles import MONO, SANS, TONGUES, styles
from core.i18n import Locale

_WIDTH: Final = 11_906
_MARGIN: Final = 1_134
ROOM: Final = _WIDTH - 2 * _MARGIN
"""How wide the text is, in twentieths of a point."""

_HEADER_LENGTH: Final = 110
_KEPT: Final = {RELATION.OFFICE_DOCUMENT, RELATION.CORE_PROPERTIES, RELATION.THEME}
_PARTS: Final = {
    "styles": ("styles", CONTENT_TYPE.WML_STYLES, RELATION.STYLES),
    "settings": ("settings", CONTENT_TYPE.WML_SETTINGS, RELATION.SETTINGS),
    "fonts": ("fontTable", CONTENT_TYPE.WML_FONT_TABLE, RELATION.FONT_TABLE),
    "numbering": ("numbering", CONTENT_TYPE.WML_NUMBERING, RELATION.NUMBERING),
}


def blank(title: str, language: Locale) -> DocumentObject:
    """An empty document of ours."""
    document = Document()
    _strip(document)
    add_part(document, "styles", styles(language))
    add_part(document, "settings", _settings(language))
    add_part(document, "fonts", _fonts())
    _set_page(document)
    _set_margins(document, title)
    return document


def _strip(document: DocumentObject) -> None:
    """Take away what python-docx's template brings beside: another program's pictures, statistics and styles."""
    package = document.part.package
    assert package is not None
    for relations in (document.part.rels, package.rels):
        for key in [key for key, relation in relations.items() if relation.reltype not in _KEPT]:
            del relations[key]


def _settings(language: Locale) -> Xml:
    """Without a word on compatibility, Word would open the document as one of 2007."""
    return joined(
        w("zoom", percent=100),
        w("defaultTabStop", val=708),
        w("characterSpacingControl", val="doNotCompress"),
        w(
            "compat",
            w(
                "compatSetting",
                name="compatibilityMode",
                uri="http://schemas.microsoft.com/office/word",
                val=15,
            ),
        ),
        w("themeFontLang", val=TONGUES[language]),
    )


def add_part(
    document: DocumentObject, name: Literal["styles", "settings", "fonts", "numbering"], content: Xml
) -> None:
    """A part of the file beside the text."""
    file, content_type, relation = _PARTS[name]
    markup = f"<w:{name} {nsdecls('w')}>{content}</w:{name}>".encode()
    document.part.relate_to(
        Part(PackURI(f"/word/{file}.xml"), content_type, markup, document.part.package), relation
    )


def add_picture(document: DocumentObject, picture: Picture) -> None:
    file = PackURI(f"/word/media/{picture.key}.{picture.media_type.removeprefix('image/')}")
    part = Part(file, picture.media_type, picture.content, document.part.package)
    document.part.rels.add_relationship(RELATION.IMAGE, part, picture.key)


def _fonts() -> Xml:
    """Which font to take where ours is missing; all of them have Cyrillic letters."""
    return joined(_font(SANS, "Carlito", "swiss", "variable"), _font(MONO, "Courier New", "modern", "fixed"))


def _font(name: str, other: str, family: str, pitch: str) -> Xml:
    return w("font", w("altName", val=other), w("family", val=family), w("pitch", val=pitch), name=name)


def _set_page(document: DocumentObject) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Twips(_WIDTH), Mm(297)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Twips(_MARGIN)
    section.header_distance = section.footer_distance = Mm(10)


def _set_margins(document: DocumentObject, title: str) -> None:
    """The title stands large on the first page, so its header stays empty."""
    section = document.sections[0]
    section.different_first_page_header_footer = True
    short = title if len(title) <= _HEADER_LENGTH else f"{title[:_HEADER_LENGTH].rstrip()}…"
    header, footer = run(" ".join(short.split())), _page_of_pages()
    for margin, style, content in (
        (section.header, "Header", header),
        (section.first_page_header, "Header", NOTHING),
        (section.footer, "Footer", footer),
        (section.first_page_footer, "Footer", footer),
    ):
        margin.is_linked_to_previous = False
        margin.part.element[:] = parsed("hdr", paragraph(style, content))[:]


def _page_of_pages() -> Xml:
    return joined(
        w("fldSimple", run("1"), instr="PAGE"), run(" / "), w("fldSimple", run("1"), instr="NUMPAGES")
    )
