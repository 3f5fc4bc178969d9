"""How the document looks: every style in one place, none of it in the text."""

from typing import Final, Literal

from core.document.word.markup import NOTHING, Xml, joined, w
from core.i18n import Locale

SANS: Final = "Calibri"
MONO: Final = "Consolas"
TONGUES: Final[dict[Locale, str]] = {"en": "en-US", "pt": "pt-BR", "ru": "ru-RU"}

_TEXT, _MUTED, _PRIMARY, _LINE, _RAISED = "141312", "565A61", "2F4BC0", "DCD8CF", "F3F1EC"


def styles(language: Locale) -> Xml:
    """The defaults with the language to proof in, and all styles."""
    letters = w(
        "rPr", _font(SANS), *_size(10.5), w("lang", val=TONGUES[language], eastAsia="en-US", bidi="ar-SA")
    )
    defaults = w("docDefaults", w("rPrDefault", letters), w("pPrDefault", w("pPr", _spacing(0, 0))))
    return joined(defaults, *_BASE, *_HEADINGS, *_PROSE, *_AROUND, *_CHARACTERS, *_TABLES)


def _font(name: str) -> Xml:
    return w("rFonts", ascii=name, hAnsi=name, eastAsia=name, cs=name)


def _size(points: float) -> tuple[Xml, Xml]:
    return w("sz", val=round(points * 2)), w("szCs", val=round(points * 2))


def _spacing(before: int, after: int, line: int = 252) -> Xml:
    """Points around a paragraph; `line` is in 240ths of a line."""
    return w("spacing", before=before * 20, after=after * 20, line=line, lineRule="auto")


def _color(value: str) -> Xml:
    return w("color", val=value)


def _shading(fill: str) -> Xml:
    return w("shd", val="clear", color="auto", fill=fill)


def _edge(side: str, color: str, *, eighths: int = 4, space: int = 0) -> Xml:
    return w(side, val="single", sz=eighths, space=space, color=color)


def _style(
    kind: Literal["paragraph", "character", "table", "numbering"],
    name: str,
    *,
    based_on: str = "",
    next_style: str = "",
    paragraph: Xml = NOTHING,
    letters: Xml = NOTHING,
    table: Xml = NOTHING,
    **attributes: int,
) -> Xml:
    """Its id is its name as one word, which is how Word names its own."""
    return w(
        "style",
        w("name", val=_NAMES.get(name, name)),
        w("basedOn", val=based_on) if based_on else NOTHING,
        w("next", val=next_style) if next_style else NOTHING,
        w("qFormat"),
        w("pPr", paragraph) if paragraph else NOTHING,
        w("rPr", letters) if letters else NOTHING,
        table,
        type=kind,
        styleId=name.replace(" ", ""),
        **attributes,
        **({"customStyle": 1} if name in _OURS else {}),
    )


def _heading(level: int, points: float, before: int, color: str) -> Xml:
    return _style(
        "paragraph",
        f"Heading {level}",
        based_on="Normal",
        next_style="BodyText",
        paragraph=joined(w("keepNext"), w("keepLines"), _spacing(before, 4), w("outlineLvl", val=level - 1)),
        letters=joined(w("b"), w("bCs"), _color(color), *_size(points)),
    )


def _text(
    name: str, *paragraph: Xml, letters: Xml = NOTHING, based_on: str = "Normal", next_style: str = ""
) -> Xml:
    return _style(
        "paragraph",
        name,
        based_on=based_on,
        next_style=next_style,
        paragraph=joined(*paragraph),
        letters=letters,
    )


_OURS: Final = {
    "Code",
    "Code Inline",
    "Rule",
    "Table Text",
    "Table Name",
    "Table Heading",
    "After Table",
    "Afterword Table",
    "Afterword Pairs",
}

_NAMES: Final = {f"Heading {level}": f"heading {level}" for level in range(1, 7)} | {
    "Header": "header",
    "Footer": "footer",
    "Table Normal": "Normal Table",
}

_BASE: Final = (
    _style("paragraph", "Normal", letters=_color(_TEXT), default=1),
    _style("character", "Default Paragraph Font", default=1),
    _style(
        "table",
        "Table Normal",
        table=w(
            "tblPr",
            w("tblInd", w=0, type="dxa"),
            w("tblCellMar", w("left", w=108, type="dxa"), w("right", w=108, type="dxa")),
        ),
        default=1,
    ),
    _style("numbering", "No List", default=1),
)

_HEADINGS: Final = (
    _style(
        "paragraph",
        "Title",
        based_on="Normal",
        next_style="BodyText",
        paragraph=joined(w("keepNext"), w("keepLines"), _spacing(0, 14, 228), w("contextualSpacing")),
        letters=joined(w("b"), w("bCs"), *_size(24)),
    ),
    _heading(1, 16, 22, _PRIMARY),
    _heading(2, 13, 14, _PRIMARY),
    _heading(3, 11.5, 12, _TEXT),
    _heading(4, 10.5, 10, _TEXT),
    _heading(5, 10.5, 10, _MUTED),
    _heading(6, 10.5, 10, _MUTED),
)

_PROSE: Final = (
    _text("Body Text", _spacing(0, 7, 264)),
    _text("List Paragraph", _spacing(0, 7, 264), w("contextualSpacing")),
    _text(
        "Quote",
        w("pBdr", _edge("left", _PRIMARY, eighths=18, space=10)),
        _spacing(0, 7, 264),
        w("ind", left=340),
        letters=_color(_MUTED),
    ),
    _text(
        "Code",
        w("pBdr", *(_edge(side, _RAISED, space=4) for side in ("top", "left", "bottom", "right"))),
        _shading(_RAISED),
        _spacing(4, 10, 240),
        w("ind", left=100, right=100),
        letters=joined(_font(MONO), w("noProof"), *_size(9)),
    ),
    _text("Rule", w("pBdr", _edge("bottom", _LINE, eighths=6, space=1)), _spacing(0, 10)),
)

_AROUND: Final = (
    _text("Header", letters=joined(_color(_MUTED), *_size(9))),
    _text("Footer", w("jc", val="right"), letters=joined(_color(_MUTED), *_size(9))),
)

_CHARACTERS: Final = (
    _style("character", "Hyperlink", letters=joined(_color(_PRIMARY), w("u", val="single"))),
    _style(
        "character", "Code Inline", letters=joined(_font(MONO), w("noProof"), *_size(9.5), _shading(_RAISED))
    ),
)

_MARGINS: Final = w(
    "tblCellMar",
    w("top", w=50, type="dxa"),
    w("left", w=108, type="dxa"),
    w("bottom", w=50, type="dxa"),
    w("right", w=108, type="dxa"),
)

_TABLES: Final = (
    _text("Table Text", _spacing(0, 0, 247), letters=joined(*_size(9.5))),
    _text("Table Name", based_on="TableText", letters=joined(w("b"), w("bCs"))),
    _text("Table Heading", w("keepNext"), based_on="TableName"),
    _text(
        "After Table", w("spacing", before=0, after=0, line=160, lineRule="exact"), letters=joined(*_size(4))
    ),
    _style(
        "table",
        "Afterword Table",
        based_on="TableNormal",
        table=joined(
            w(
                "tblPr",
                w(
                    "tblBorders",
                    *(
                        _edge(side, _LINE)
                        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
                    ),
                ),
                _MARGINS,
            ),
            w("tblStylePr", w("tcPr", _shading(_RAISED)), type="firstRow"),
        ),
    ),
    _style(
        "table",
        "Afterword Pairs",
        based_on="TableNormal",
        table=w(
            "tblPr", w("tblBorders", *(_edge(side, _LINE) for side in ("top", "bottom", "insideH"))), _MARGINS
        ),
    ),
)
