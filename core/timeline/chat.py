"""Lines of chats that carry a name and a time, as Slack, Telegram, WhatsApp, Discord and IRC copy them."""

import re
from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from typing import Final

from core.timeline.pieces import Row
from core.timeline.stamps import Stamp, find_stamp

_INVISIBLE: Final = re.compile("[\u200e\u200f\u202a-\u202e\ufeff]")
_BRACKETED: Final = re.compile(r"\[(?P<when>[^\]\[]{4,50})\] (?P<who>[^:\[\]<>]{1,60}): ?(?P<text>.*)")
_DASHED: Final = re.compile(
    r"(?P<when>\d{1,2}[/.]\d{1,2}[/.]\d{2,4}(?P<comma>,?) ?\d{1,2}:\d\d.{0,10}?) [-–] (?P<who>[^:]{1,60}): ?(?P<text>.*)"
)
_NAME_FIRST: Final = re.compile(r"(?P<who>[^,\[\]]{1,60}), \[(?P<when>[^\]\[]{4,50})\]:?(?P<text>.*)")
_ANGLED: Final = re.compile(r"\[?(?P<when>\d{1,2}:\d\d(?::\d\d)?)\]?\s+<(?P<who>[^<>]{1,40})>\s(?P<text>.*)")
_NAME_ABOVE: Final = re.compile(
    r"(?P<who>[^\W\d_][^:\[\]|<>#*]{0,59}?)(?:\s*\t\s*|[ \u00a0]{2,}|\s+[—–]\s+|[ ](?=\[?\d{1,2}:\d\d [AP]M))"
    r"\[?(?P<when>[^\[\]]{4,40})\]?"
)
_TIME_BELOW: Final = re.compile(r"[ \t\u00a0]+\[?\d{1,2}:\d\d(?:[ \u202f]?[AP]M)?\]?[ \t]*", re.IGNORECASE)
_CAPITAL: Final = re.compile(r"(?:[^\W\d_a-zа-я][\w.'’()-]*(?: |$)){1,4}")


def names_in_front(lines: Iterable[str]) -> frozenset[str]:
    """Those of `02/03/2026 14:05 - Ana: text`, if one comes again; else these may be no names."""
    counted = Counter(found["who"] for line in lines if (found := _DASHED.fullmatch(line.strip())))
    return frozenset(counted) if any(times > 1 for times in counted.values()) else frozenset()


def with_times_beside(lines: Sequence[str]) -> list[str]:
    """With the name and the indented time below it on one line."""
    joined: list[str] = []
    for line in lines:
        name = joined[-1].strip() if joined else ""
        if name and _TIME_BELOW.fullmatch(line) and _CAPITAL.fullmatch(name):
            joined[-1] = f"{name}  {line.strip()}"
        else:
            joined.append(line)
    return joined


def chat_row(line: str, choices: Mapping[str, str], names: Container[str] = ()) -> Row | None:
    """The event that a line of a chat begins, if it is one; what was said may stand in it or below it.

    `names` are those that need no other sign of a chat.
    """
    line = _INVISIBLE.sub("", line).strip()
    for shape in (_BRACKETED, _DASHED, _NAME_FIRST, _ANGLED):
        found = shape.fullmatch(line)
        is_plain = found and found.groupdict().get("comma") == "" and found["who"] not in names
        if found and not is_plain and (stamp := _time(found["when"], choices)):
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
