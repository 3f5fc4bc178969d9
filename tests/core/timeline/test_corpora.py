"""The timelines of real postmortems, pasted as they stand, against what people counted in them."""

import json
import re
from collections import defaultdict
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

import pytest

from core.timeline.block import read_block
from core.timeline.sketch import Setting

CORPORA: Final = Path(__file__).parents[4] / "shared" / "corpora"
HEADING: Final = re.compile(r"(#{1,6})\s+(.*)")
TIME: Final = re.compile(r"\d:\d\d")
NAMES: Final = ("timeline", "leadup")
"""How the section is called; one group of documents lists its events as what led up to the incident."""


def section(text):
    """From the first heading with such a name to the next heading of its level, unless that is an event itself."""
    lines, level, is_fenced = [], 0, False
    for line in text.split("\n"):
        is_fenced ^= line.startswith("```")
        found = None if is_fenced else HEADING.match(line)
        if found and not level and any(name in found[2].lower() for name in NAMES):
            level = len(found[1])
        elif found and level and len(found[1]) <= level and not TIME.search(found[2]):
            break
        if level:
            lines.append(line)
    return "\n".join(lines)


def labelled():
    path = CORPORA / "gold.jsonl"
    rows = [json.loads(row) for row in path.read_text(encoding="utf8").splitlines()] if path.exists() else []
    return [row for row in rows if (CORPORA / "documents" / row["path"]).exists()]


def found_in(row):
    """Where people saw no timeline, there is nothing to paste."""
    if not row["n_timeline_events"]:
        return 0
    text = (CORPORA / "documents" / row["path"]).read_text(encoding="utf8")
    setting = Setting(
        zone=ZoneInfo("UTC"), now=datetime(2026, 11, 21, tzinfo=UTC), day=date.fromisoformat(row["date"])
    )
    found = read_block(section(text), setting)
    assert found[0].as_typed.endswith(row["first_event_time_text"])
    return len(found)


def test_pasted_timelines_give_the_events_that_people_counted(capsys):
    rows = labelled()
    if not rows:
        pytest.skip("the documents of third parties are not in this checkout")
    score = defaultdict(lambda: [0, 0, 0, 0])
    for row in rows:
        counted, found = row["n_timeline_events"], found_in(row)
        each = [1, counted, min(counted, found), max(0, found - counted)]
        for key in (row["path"].split("/")[0], "all"):
            score[key] = [sum(pair) for pair in zip(score[key], each, strict=True)]
    with capsys.disabled():
        print(f"\n{'folder':34} documents  events  found  spurious")  # noqa: T201 -- the score is to be read
        for folder, numbers in score.items():
            print("{:34} {:9} {:7} {:6} {:9}".format(folder, *numbers))  # noqa: T201
    _, counted, found, spurious = score["all"]
    assert found >= 0.97 * counted
    assert spurious <= 0.02 * counted
