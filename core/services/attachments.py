"""Files beside a postmortem: pictures of graphs, excerpts of logs."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import PurePosixPath
from typing import Final

from core.document.fields import LINE_LENGTH
from core.domain.attachments import LARGEST, Attachment
from core.domain.errors import TooLarge, Unsupported
from core.domain.history import Change, ChangeKind
from core.domain.ids import AttachmentId, ChangeKey, PostmortemId, RowId
from core.domain.place import Place
from core.domain.text import one_line
from core.ports import Store
from core.services.editing import place_row, record
from core.services.sittings import Author

LONGEST_NAME: Final = 200
_PICTURES: Final[Mapping[str, re.Pattern[bytes]]] = {
    "image/png": re.compile(rb"\x89PNG\r\n\x1a\n"),
    "image/jpeg": re.compile(rb"\xff\xd8\xff"),
    "image/gif": re.compile(rb"GIF8[79]a"),
    "image/webp": re.compile(rb"RIFF.{4}WEBP", re.DOTALL),
}
_TEXTS: Final[Mapping[str, str]] = {
    ".txt": "text/plain",
    ".log": "text/plain",
    ".csv": "text/csv",
    ".json": "application/json",
    ".md": "text/markdown",
}
_HIDDEN: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""Control characters, and marks that turn the direction of writing: they make a name look like another."""


def attach(  # noqa: PLR0913 -- a file is three things: name, content and caption
    store: Store,
    postmortem: PostmortemId,
    *,
    name: str,
    content: bytes,
    caption: str = "",
    by: Author,
    now: datetime,
    key: ChangeKey,
    id_: AttachmentId,
) -> Attachment:
    """Keep a file, once under one `key` and then under one `id_`; raises `TooLarge`, `Unsupported`, `TooLong`, `TooMany` or `NotFound`."""
    if len(content) > LARGEST:
        raise TooLarge(len(content), LARGEST)
    name = file_name(name)
    attachment = Attachment(
        id=RowId(id_),
        name=name,
        caption=one_line(caption, most=LINE_LENGTH),
        media_type=media_type(name, content),
        size=len(content),
        sha256=sha256(content).hexdigest(),
    )
    added = Change(
        key=key,
        postmortem=postmortem,
        kind=ChangeKind.ROW_ADDED,
        section="attachments",
        row=attachment.id,
        after=name,
        by=by.id,
        by_name=by.name,
        at=now,
    )
    with store.begin() as work:
        work.postmortems.lock(postmortem)
        if not work.history.get(key):
            place_row(work, postmortem, "attachments", attachment)
            work.attachments.add(postmortem, id_, content)
            record(work, added)
    return attachment


@dataclass(frozen=True, slots=True)
class File:
    name: str
    media_type: str
    content: bytes


def read(store: Store, postmortem: PostmortemId, attachment: AttachmentId) -> File:
    """A file that is listed; raises `NotFound`, also when it was removed."""
    with store.read() as work:
        row = RowId(attachment)
        name, media_type = (
            str(work.fields.read(Place(postmortem, "attachments", field, row)))
            for field in ("name", "media_type")
        )
        return File(name, media_type, work.attachments.content(postmortem, attachment))


def content(store: Store, postmortem: PostmortemId, attachment: AttachmentId) -> bytes:
    """The bytes as they came; raises `NotFound`."""
    with store.read() as work:
        return work.attachments.content(postmortem, attachment)


def file_name(given: str) -> str:
    """The last part of a path, without signs that could mislead, at most 200 characters with its suffix."""
    base = PurePosixPath(_HIDDEN.sub("", given).replace("\\", "/")).name.strip(" .")
    path = PurePosixPath(" ".join(base.split()) or "file")
    return path.stem[: LONGEST_NAME - len(path.suffix[:20])] + path.suffix[:20]


def media_type(name: str, content: bytes) -> str:
    """By the first bytes of a picture, by the suffix of a text; raises `Unsupported`."""
    for picture, magic in _PICTURES.items():
        if magic.match(content):
            return picture
    suffix = PurePosixPath(name).suffix.lower()
    if suffix in _TEXTS and _is_text(content):
        return _TEXTS[suffix]
    raise Unsupported(name)


def _is_text(content: bytes) -> bool:
    try:
        return "\0" not in content.decode("utf-8")
    except UnicodeDecodeError:
        return False
