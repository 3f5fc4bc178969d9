"""`git log` as it is printed: whole entries, or one line each."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from core.timeline.pieces import Loose, Pieces, Row
from core.timeline.stamps import Stamp, find_stamp

_COMMIT: Final = re.compile(r"[*|/\\ ]{0,20}commit (?P<name>[0-9a-f]{7,64})\b")
_FACT: Final = re.compile(
    r"[*|/\\ ]{0,20}(?P<key>Author|AuthorDate|Commit|CommitDate|Date|Merge):\s+(?P<value>.*)"
)
_MAIL: Final = re.compile(r"\s*<[^<>]{0,200}>\s*$")
_ONE_LINE: Final = re.compile(r"[*|/\\ ]{0,20}(?P<name>[0-9a-f]{7,40})\s{1,9}(?:- )?")
_REFS: Final = re.compile(r"\((?!\d)[^()]{1,200}\)\s{1,9}")
_EXACT: Final = re.compile(r"\d{4}-\d\d-\d\d[ T]\d\d:\d\d")
_FURTHEST: Final = 300
_GRAPH: Final = re.compile(r"[*|/\\ ]{0,20}")


def is_git_log(lines: Sequence[str]) -> bool:
    commits = sum(1 for line in lines if _COMMIT.match(line))
    return (
        0
        < commits
        <= sum(1 for line in lines if (fact := _FACT.match(line)) and fact["key"].endswith("Date"))
    )


def pieces_of_git_log(lines: Sequence[str], choices: Mapping[str, str]) -> Pieces:
    row: Row | None = None
    for line in lines:
        commit = _COMMIT.match(line)
        if commit:
            if row:
                yield row
            row = Row(when="", note=line[commit.start("name") - len("commit ") :].strip())
        elif row is None:
            if line.strip():
                yield Loose(line)
        else:
            _take(line, row, choices)
    if row:
        yield row


def _take(line: str, row: Row, choices: Mapping[str, str]) -> None:
    fact = None if row.under else _FACT.match(line)
    if fact is None:
        text = _GRAPH.sub("", line, count=1) if line.lstrip("*|/\\ ") else ""
        if text or row.under:
            row.under.append(text)
    elif fact["key"] == "Author":
        row.actor = _MAIL.sub("", fact["value"]).strip()
    elif fact["key"].endswith("Date"):
        row.when = fact["value"].strip()
        row.stamp = find_stamp(row.when, choices)
    else:
        row.note = f"{row.note}\n{line.strip()}"


def commit_line(line: str, choices: Mapping[str, str]) -> Row | None:
    """`1f2e3d4 2026-03-02 14:05:30 +0300 message`, also with branches, an author or the time at the end."""
    found = _ONE_LINE.match(line)
    if found is None or not any(sign.isdigit() for sign in found["name"]):
        return None
    rest = line[found.end() :]
    if refs := _REFS.match(rest):
        rest = rest[refs.end() :]
    note = f"commit {found['name']} {refs[0] if refs else ''}".strip()
    exact = _EXACT.search(rest, 0, _FURTHEST)
    start = exact.start() if exact else 0
    start -= rest[max(start - 1, 0) : start] == "("
    stamp = find_stamp(rest, choices, at=start)
    if stamp is None or stamp.clock is None:
        return None
    before = rest[:start].strip(" -–|,;(")
    behind = rest[stamp.end :].strip(" )")
    if before and not behind:
        return Row(when=rest[start : stamp.end], stamp=_moved(stamp, start), text=before, note=note)
    return Row(when=rest[start:], stamp=_moved(stamp, start), actor=before, note=note)


def _moved(stamp: Stamp, start: int) -> Stamp:
    return replace(stamp, end=stamp.end - start)
