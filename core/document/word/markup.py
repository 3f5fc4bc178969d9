"""WordprocessingML as text: the only place where a person's words become markup."""

import re
from html import escape
from typing import Final, NewType

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.oxml.xmlchemy import BaseOxmlElement

Xml = NewType("Xml", str)
"""Well-formed markup. Elements are joined as text and parsed once: building them one by one takes ten times as long."""

NOTHING: Final = Xml("")
_ILLEGAL: Final = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LINE_END: Final = re.compile("\r\n?")
_BREAK: Final = re.compile("([\t\n])")


def legible(text: str) -> str:
    """The text with `�` for what XML cannot hold, and a plain line feed for every line end."""
    return _ILLEGAL.sub("\ufffd", _LINE_END.sub("\n", text))


def w(name: str, /, *content: Xml, **attributes: str | int) -> Xml:
    """An element `w:name` with attributes `w:…`, which are never a person's words."""
    given = "".join([f' w:{key}="{escape(str(value))}"' for key, value in attributes.items()])
    return Xml(f"<w:{name}{given}>{''.join(content)}</w:{name}>")


def joined(*pieces: Xml) -> Xml:
    return Xml("".join(pieces))


def run(text: str, *properties: Xml) -> Xml:
    """Text in one format; its tabs and line breaks are kept."""
    pieces = (_piece(piece) for piece in _BREAK.split(legible(text)) if piece)
    return Xml(f"<w:r>{w('rPr', *properties) if properties else ''}{''.join(pieces)}</w:r>")


def _piece(piece: str) -> str:
    match piece:
        case "\t":
            return "<w:tab/>"
        case "\n":
            return "<w:br/>"
        case _:
            return f'<w:t xml:space="preserve">{escape(piece, quote=False)}</w:t>'


def paragraph(style: str, *content: Xml, properties: Xml = NOTHING) -> Xml:
    """`properties` in the order that the format wants: numbering, indent, alignment."""
    return w("p", w("pPr", w("pStyle", val=style), properties), *content)


def parsed(root: str, content: Xml) -> BaseOxmlElement:
    """An element `w:root` with this content."""
    return parse_xml(f"<w:{root} {nsdecls('w', 'r')}>{content}</w:{root}>")
