"""How large a picture is, read from the first bytes of its file."""

from collections.abc import Iterator
from struct import error, unpack_from
from typing import Final

_START_OF_FRAME: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_WITHOUT_LENGTH: Final = frozenset((0x01, *range(0xD0, 0xD9)))
_MOST_SEGMENTS: Final = 1_000


def size_of(media_type: str, content: bytes) -> tuple[int, int] | None:
    """Width and height in pixels; none for a damaged picture, or one of a kind that Word does not show."""
    try:
        size = _size(media_type, content)
    except error:
        return None
    return size if size and all(size) else None


def _size(media_type: str, content: bytes) -> tuple[int, int] | None:
    match media_type:
        case "image/png" if content[12:16] == b"IHDR":
            width, height = unpack_from(">II", content, 16)
        case "image/gif":
            width, height = unpack_from("<HH", content, 6)
        case "image/jpeg":
            height, width = next(_frames(content), (0, 0))
        case _:
            return None
    return width, height


def _frames(content: bytes) -> Iterator[tuple[int, int]]:
    """Height and width of each frame that a JPEG announces."""
    at = 2
    for _segment in range(_MOST_SEGMENTS):
        mark, kind = unpack_from("BB", content, at)
        if mark != 0xFF:  # noqa: PLR2004 -- the byte before every segment's kind
            return
        if kind in _START_OF_FRAME:
            yield unpack_from(">HH", content, at + 5)
        if kind == 0xFF:  # noqa: PLR2004 -- bytes that only fill
            at += 1
        else:
            at += 2 if kind in _WITHOUT_LENGTH else 2 + unpack_from(">H", content, at + 2)[0]
