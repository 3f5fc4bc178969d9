"""Lists as Word counts them: one definition for each kind of marker, one instance for each numbered list."""

from typing import Final

from core.document.word.markup import Xml, joined, w

STEP: Final = 425
"""How far each level stands in from the one above, in twentieths of a point."""

DEEPEST: Final = 8
MOST: Final = 32_767
"""The largest number with which Word starts a list."""

_KINDS: Final = {"-": 0, ".": 1, ")": 2}
_BULLETS: Final = "•◦▪"
_FORMATS: Final = ("decimal", "lowerLetter", "lowerRoman")


class Lists:
    """The lists of one document."""

    def __init__(self) -> None:
        self._instances = [w("num", w("abstractNumId", val=_KINDS["-"]), numId=1)]

    def bulleted(self) -> int:
        return 1

    def numbered(self, start: int, sign: str, level: int) -> int:
        """A list that begins to count at `start`; `sign` stands behind its numbers."""
        number = len(self._instances) + 1
        restart = w("lvlOverride", w("startOverride", val=start), ilvl=min(level, DEEPEST))
        self._instances.append(w("num", w("abstractNumId", val=_KINDS[sign]), restart, numId=number))
        return number

    def xml(self) -> Xml:
        return joined(*(_definition(sign) for sign in _KINDS), *self._instances)


def membership(number: int, level: int) -> Xml:
    """That a paragraph opens an item of a list."""
    return w("numPr", w("ilvl", val=min(level, DEEPEST)), w("numId", val=number))


def hanging(left: int) -> Xml:
    """An indent with room for a marker before the first line."""
    return w("ind", left=left, hanging=STEP)


def _definition(sign: str) -> Xml:
    levels = (_level(sign, level) for level in range(DEEPEST + 1))
    return w("abstractNum", w("multiLevelType", val="hybridMultilevel"), *levels, abstractNumId=_KINDS[sign])


def _level(sign: str, level: int) -> Xml:
    turn = level % 3
    return w(
        "lvl",
        w("start", val=1),
        w("numFmt", val="bullet" if sign == "-" else _FORMATS[turn]),
        w("lvlText", val=_BULLETS[turn] if sign == "-" else f"%{level + 1}{sign}"),
        w("lvlJc", val="left"),
        w("pPr", hanging((level + 1) * STEP)),
        ilvl=level,
    )
