"""Files kept beside a postmortem: pictures of graphs, excerpts of logs."""

from dataclasses import dataclass, field
from typing import Final

from core.domain.ids import RowId

LARGEST: Final = 10 * 1024 * 1024
"""Bytes of one file at most."""

ADDRESS: Final = "attachment:"
"""What the address of an attached file begins with in a text; its id follows."""

PICTURES: Final = frozenset(("image/png", "image/jpeg", "image/gif", "image/webp"))
"""The media types of files that are shown where they are named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """What is known of a file without its bytes; `size` in bytes, `sha256` in hexadecimal."""

    id: RowId = field(default=RowId(""), compare=False)
    name: str = ""
    caption: str = ""
    media_type: str = ""
    size: int | None = None
    sha256: str = ""
