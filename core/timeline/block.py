"""A pasted block: lines, a table, a chat, `git log`, CSV."""

import re
from dataclasses import replace
from typing import Final

from core.timeline.carrying import Pasted, carried
from core.timeline.git_log import is_git_log, pieces_of_git_log
from core.timeline.lines import Reading, looked_at
from core.timeline.pieces import Pieces
from core.timeline.sketch import Setting, Sketch
from core.timeline.tables import pieces_of_table, rows_of_text

_FIGURES: Final = re.compile(r"(?<![\d/.-])(\d{1,2})([/-])(\d{1,2})\2\d{2,4}(?![\d/-])")
_BREAK: Final = re.compile(r"\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]")
_MONTHS: Final = 12


def read_block(text: str, setting: Setting) -> tuple[Sketch, ...]:
    """The events in it, in their order there; the day and the zone are carried on, midnight is crossed."""
    return read_pasted(text, setting).sketches


def read_pasted(text: str, setting: Setting) -> Pasted:
    """As `read_block`, together with the lines that are no part of an event."""
    text = _BREAK.sub("\n", text)
    if setting.is_month_first is None:
        setting = _with_order(text, setting)
    return carried(_pieces(text, setting), setting)


def _pieces(text: str, setting: Setting) -> Pieces:
    texts = text.split("\n")
    choices = setting.zone_choices
    if is_git_log(texts):
        yield from pieces_of_git_log(texts, choices)
        return
    lines = looked_at(texts, choices)
    rows = rows_of_text(text, is_chat=any(line.chat for line in lines))
    if rows is not None:
        yield from pieces_of_table(rows, choices)
    else:
        yield from Reading(lines, choices).read()


def _with_order(text: str, setting: Setting) -> Setting:
    """One day such as 07/27/2023 tells how all the others in the block are read."""
    pairs = [(int(found[1]), int(found[3])) for found in _FIGURES.finditer(text)]
    is_month_first = any(first <= _MONTHS < second for first, second in pairs)
    is_day_first = any(second <= _MONTHS < first for first, second in pairs)
    if is_month_first == is_day_first:
        return setting
    return replace(setting, is_month_first=is_month_first)
