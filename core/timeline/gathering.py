"""The words of a row put together: what stands beside its time, apart from it, and below it."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from core.domain.taxonomy import EventKind
from core.timeline.line import sketch, with_range, without_marks
from core.timeline.pieces import Row
from core.timeline.sketch import Doubt, Setting, Sketch
from core.timeline.stamps import Stamp
from core.timeline.tags import without_tags

_OF_ITS_OWN: Final = re.compile(r"\s*(?:[-*+•·>|]\s|\d{1,3}[.)]\s|!\[|<|```|~~~|#)")


def written(row: Row, stamp: Stamp | None, setting: Setting) -> Sketch:
    """The event of a row with its time: the first paragraph is its text, what follows its note."""
    read = sketch(row.when, stamp, setting) if stamp else Sketch(as_typed=row.when, doubts=(Doubt.NO_TIME,))
    text, rest = _divided(" ".join(filter(None, (read.text, row.text))), row)
    tagged = without_tags(text)
    if row.actor:
        actor, text = row.actor, text.strip()
    else:
        actor, text = ", ".join(filter(None, (read.actor, tagged.actor))), tagged.text
    kinds = [kind for kind in (row.kind, read.kind, tagged.kind) if kind is not EventKind.OTHER]
    doubts = tuple(doubt for doubt in read.doubts if doubt is not Doubt.NO_TEXT)
    read = replace(
        read,
        text=text,
        actor=actor,
        kind=kinds[0] if kinds else EventKind.OTHER,
        note="\n".join(filter(None, (row.note, rest))),
        evidence=row.evidence,
        doubts=doubts if text else (*doubts, Doubt.NO_TEXT),
    )
    return with_range(read) if stamp and stamp.until else read


def _divided(text: str, row: Row) -> tuple[str, str]:
    """The text with the lines that continue it, and the rest of the lines below."""
    under = row.under
    if row.is_chat:
        return "\n".join(filter(None, (text, "\n".join(under).strip()))), ""
    at = 0
    if not text:
        while at < len(under) and not under[at]:
            at += 1
        if at < len(under):
            text, at = without_marks(under[at]), at + 1
    parts = [text] if text else []
    while text and at < len(under) and under[at] and not _OF_ITS_OWN.match(under[at]):
        parts.append(under[at].strip())
        at += 1
    return " ".join(parts), _dedented(under[at:])


def _dedented(lines: Sequence[str]) -> str:
    return "\n".join(line.rstrip() for line in lines).strip("\n")
