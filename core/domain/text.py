"""Text as it comes from outside, made fit to keep."""

from unicodedata import category

from core.domain.errors import TooLong, Unreadable


def one_line(text: str, *, most: int, expected: str = "") -> str:
    """White space collapsed, control characters and lone surrogates dropped.

    Raises `TooLong` over `most` characters, and `Unreadable` when nothing is left of what was `expected`.
    """
    line = " ".join(
        "".join(sign for sign in text if sign.isspace() or category(sign) not in {"Cc", "Cs"}).split()
    )
    if expected and not line:
        raise Unreadable(text, expected)
    if len(line) > most:
        raise TooLong(len(line), most)
    return line
