"""One typed line: `14:05 failover started @ana #mitigation`."""

import re
from dataclasses import replace
from typing import Final

from core.timeline.settling import settle
from core.timeline.sketch import Doubt, Setting, Sketch
from core.timeline.stamps import Stamp, find_stamp
from core.timeline.tags import without_tags

_BEFORE: Final = re.compile(r"[\s>]*(?:(?:[-*+•·–—]|\d{1,3}[.)])\s+)?(?:\[[ xX]\]\s+)?(?:#{1,6}\s+)?")
_EMPHASIS: Final = re.compile(r"[*_`]{1,3}")
_BEHIND: Final = re.compile(r"\s*(?:(?:[:–—|,;.→]+|->|=>|-+(?=\s|$))\s*)?")
_WHOLLY_BRACKETED: Final = re.compile(r"^[\[(]([^\[\]()]*)[\])]$")
_LONGEST_BOLD: Final = 100


def read_line(text: str, setting: Setting) -> Sketch:
    """What the line says, with its doubts. Nothing is refused: what is no time is text, and no text is lost."""
    bare = without_marks(text)
    stamp = find_stamp(bare, setting.zone_choices)
    read = sketch(bare if stamp else text, stamp, setting)
    return with_range(read) if stamp and stamp.until else read


def sketch(bare: str, stamp: Stamp | None, setting: Setting) -> Sketch:
    """The event of a line without marks that begins with this time; a range is not yet in its text."""
    if stamp is None:
        tagged = without_tags(bare)
        doubts = (Doubt.NO_TIME,) if tagged.text else (Doubt.NO_TIME, Doubt.NO_TEXT)
        return Sketch(text=tagged.text, actor=tagged.actor, kind=tagged.kind, doubts=doubts)
    settled = settle(stamp, setting)
    as_typed = _WHOLLY_BRACKETED.sub(r"\1", bare[: stamp.end].strip())
    tagged = without_tags(bare[behind(bare, stamp.end) :])
    has_no_time = stamp.clock is None and stamp.after is None
    return Sketch(
        at=settled.at,
        as_typed=as_typed,
        text=tagged.text,
        actor=tagged.actor,
        kind=tagged.kind,
        is_approximate=stamp.is_approximate or has_no_time,
        until=settled.until,
        zone=stamp.zone,
        doubts=settled.doubts if tagged.text else (*settled.doubts, Doubt.NO_TEXT),
    )


def with_range(read: Sketch) -> Sketch:
    """An event has one instant, so its text keeps both ends of a range."""
    return replace(read, text=f"{read.text} ({read.as_typed})".strip())


def behind(text: str, at: int) -> int:
    """Where the text begins behind a time and what sets it off."""
    found = _BEHIND.match(text, at)
    return found.end() if found else at


def without_marks(text: str) -> str:
    """Without bullet, heading signs, and emphasis of the first words."""
    start = _BEFORE.match(text)
    bare = text[start.end() :] if start else text
    return without_emphasis(bare).strip()


def without_emphasis(bare: str) -> str:
    opening = _EMPHASIS.match(bare)
    if opening is None:
        return bare
    mark = opening[0]
    closing = bare.find(mark, len(mark), _LONGEST_BOLD)
    if closing < 0:
        return bare
    return bare[len(mark) : closing] + bare[closing + len(mark) :]
