"""Lines of chats that carry a name and a time, as Slack, Telegram, WhatsApp, Discord and IRC copy them."""

import re
from collections.abc import Mapping
from typing import Final

from core.timeline.pieces import Row
from core.timeline.stamps import Stamp, find_stamp

_INVISIBLE: Final = re.compile("[\u200e\u200f\u202a-\u202e\ufeff]")
_BRACKETED: Final = re.compile(r"\[(?P<when>[^\]\[]{4,50})\] (?P<who>[^:\[\]<>]{1,60}): ?(?P<text>.*)")
_DASHED: Final = re.compile(
    r"(?P<when>\d{1,2}[/.]\d{1,2}[/.]\d{2,4}, ?\d{1,2}:\d\d.{0,10}?) [-–] (?P<who>[^:]{1,60}): ?(?P<text>.*)"
)
_NAME_FIRST: Final = re.compile(r"(?P<who>[^,\[\]]{1,60}), \[(?P<when>[^\]\[]{4,50})\]:?(?P<text>.*)")
_ANGLED: Final = re.compile(r"\[?(?P<when>\d{1,2}:\d\d(?::\d\d)?)\]?\s+<(?P<who>[^<>]{1,40})>\s(?P<text>.*)")
_NAME_ABOVE: Final = re.compile(
    r"(?P<who>[^\W\d_][^:\[\]|<>#*]{0,59}?)(?:\s*\t\s*|[ \u00a0]{2,}|\s+[—–]\s+|[ ](?=\[?\d{1,2}:\d\d [AP]M))"
    r"\[?(?P<when>[^\[\]]{4,40})\]?"
)
_CAPITAL: Final = re.compile(r"(?:[^\W\d_a-zа-я][\w.'’()-]*(?: |$)){1,4}")


def chat_row(line: str, choices: Mapping[str, str]) -> Row | None:
    """The event that a line of a chat begins, if it is one; what was said may stand in it or below it."""
    line = _INVISIBLE.sub("", line).strip()
    for shape in (_BRACKETED, _DASHED, _NAME_FIRST, _ANGLED):
        found = shape.fullmatch(line)
        if found and (stamp := _time(found["when"], choices)):
            return _row(found, stamp, found["text"].strip())
    found = _NAME_ABOVE.fullmatch(line)
    if found and _CAPITAL.match(found["who"]) and (stamp := _time(found["when"], choices)):
        return _row(found, stamp, "")
    return None


def _row(found: re.Match[str], stamp: Stamp, text: str) -> Row:
    return Row(
        when=found["when"].strip(), stamp=stamp, text=text, actor=found["who"].strip(" ~@"), is_chat=True
    )


def _time(when: str, choices: Mapping[str, str]) -> Stamp | None:
    when = when.strip()
    stamp = find_stamp(when, choices)
    return stamp if stamp and stamp.clock and stamp.end == len(when) else None
