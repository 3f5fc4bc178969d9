"""Two texts beside each other, each with what the other one has not marked."""

from core.document.rewriting import rewriting
from pages.ui.elements.conflict import Piece

_NOTHING = "–"


def marked(theirs: str, mine: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Both in pieces; a text without words is a dash."""
    left, right, at = [], [], 0
    for edit in rewriting(theirs, mine):
        same = Piece(theirs[at : edit.start])
        left += [same, Piece(theirs[edit.start : edit.stop], differs=True)]
        right += [same, Piece(edit.text, differs=True)]
        at = edit.stop
    rest = Piece(theirs[at:])
    return _told([*left, rest]), _told([*right, rest])


def plain(text: str) -> tuple[Piece, ...]:
    return _told([Piece(text)])


def _told(pieces: list[Piece]) -> tuple[Piece, ...]:
    return tuple(piece for piece in pieces if piece.words) or (Piece(_NOTHING),)
