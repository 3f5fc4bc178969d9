"""The events among the lines of a pasted block: bullets, headings, bare lines, chats, with what stands under them."""

import re
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from core.timeline.chat import chat_row, names_in_front, with_times_beside
from core.timeline.git_log import commit_line
from core.timeline.line import behind, without_marks
from core.timeline.pieces import Loose, Piece, Row, Statement
from core.timeline.stamps import Stamp, find_stamp
from core.timeline.statements import statement_in
from core.timeline.tables import is_rule, pieces_of_table, rows_of_markdown

_HEADING: Final = re.compile(r" {0,3}#{1,6}\s")
_BULLET: Final = re.compile(r"[ \t>]*(?:[-*+•·]|\d{1,3}[.)])\s")
_FENCE: Final = re.compile(r" {0,6}(?:```|~~~)")
_FEW: Final = 2


@dataclass(frozen=True, slots=True)
class Line:
    """A line with what is known of it by itself."""

    text: str
    bare: str = ""
    stamp: Stamp | None = None
    chat: Row | None = None
    is_heading: bool = False
    is_bullet: bool = False
    is_fenced: bool = False

    def is_empty(self) -> bool:
        return not self.text.strip()

    def indent(self) -> int:
        return len(self.text) - len(self.text.lstrip())

    def says_more(self) -> bool:
        """Than the time alone."""
        assert self.stamp
        return bool(self.bare[behind(self.bare, self.stamp.end) :].strip())


def looked_at(texts: Sequence[str], choices: Mapping[str, str]) -> list[Line]:
    """Every line by itself. What is fenced is no event, unless all of it is."""
    texts = with_times_beside(texts)
    names = names_in_front(texts)
    lines = _looked_at(texts, choices, names, has_fences=True)
    if any(line.stamp or line.chat for line in lines) or not any(line.is_fenced for line in lines):
        return lines
    return _looked_at(texts, choices, names, has_fences=False)


def _looked_at(
    texts: Sequence[str], choices: Mapping[str, str], names: Container[str], *, has_fences: bool
) -> list[Line]:
    lines, is_inside = [], False
    for text in texts:
        is_fence = _FENCE.match(text) is not None
        if is_fence:
            is_inside = not is_inside
        if has_fences and (is_fence or is_inside):
            lines.append(Line(text, is_fenced=True))
        elif is_fence:
            lines.append(_line(text.strip(" `~"), choices, names))
        else:
            lines.append(_line(text, choices, names))
    return lines


def _line(text: str, choices: Mapping[str, str], names: Container[str]) -> Line:
    if not text or text.isspace():
        return Line(text)
    bare = without_marks(text)
    return Line(
        text,
        bare,
        find_stamp(bare, choices),
        chat_row(text, choices, names),
        is_heading=_HEADING.match(text) is not None,
        is_bullet=_BULLET.match(text) is not None,
    )


class Reading:
    """Goes through the lines once; `row` is the event that lines without a time belong to."""

    def __init__(self, lines: Sequence[Line], choices: Mapping[str, str]) -> None:
        self.lines = lines
        self.choices = choices
        self.pieces: list[Piece] = []
        self.row: Row | None = None
        self.are_headings = (
            sum(1 for line in lines if line.is_heading and line.stamp and line.stamp.clock) >= _FEW
        )
        self.is_chat = sum(1 for line in lines if line.chat) >= _FEW

    def read(self) -> list[Piece]:
        at = 0
        while at < len(self.lines):
            end = self._end_of_table(at)
            if end > at:
                self._table(at, end)
                at = end
                continue
            self._take(self.lines[at], self.lines[at - 1] if at else None)
            at += 1
        return self.pieces if any(isinstance(piece, Row) for piece in self.pieces) else self._untimed_rows()

    def _untimed_rows(self) -> list[Piece]:
        """Where nothing has a time, each line is an event that waits for one."""
        pieces: list[Piece] = []
        row: Row | None = None
        for line in self.lines:
            if self._says_nothing(line):
                row = None
                pieces += [Loose(line.text)] if line.text.strip() else []
            elif row and line.indent() >= _FEW and not line.is_bullet:
                row.under.append(line.text)
            else:
                row = Row("", text=line.bare)
                pieces.append(row)
        return pieces

    def _says_nothing(self, line: Line) -> bool:
        """Of what happened."""
        has_words = any(sign.isalnum() for sign in line.text)
        is_frame = line.is_heading or line.is_fenced or not has_words
        return is_frame or statement_in(line.bare, self.choices) is not None

    def _end_of_table(self, at: int) -> int:
        lines = self.lines
        is_drawn = lines[at].text.lstrip().startswith("|")
        is_ruled = "|" in lines[at].text and at + 1 < len(lines) and is_rule(lines[at + 1].text)
        if lines[at].is_fenced or not (is_drawn or is_ruled):
            return at
        end = at
        while end < len(lines) and "|" in lines[end].text:
            end += 1
        return end

    def _table(self, at: int, end: int) -> None:
        texts = [line.text for line in self.lines[at:end]]
        has_header = len(texts) > 1 and is_rule(texts[1])
        self.pieces.extend(pieces_of_table(rows_of_markdown(texts), self.choices, has_header=has_header))
        self.row = None

    def _take(self, line: Line, before: Line | None) -> None:
        if line.is_empty() or line.is_fenced:
            self._under(line)
        elif line.is_heading:
            self._heading(line)
        elif line.chat:
            self._begin(line.chat)
        elif self.are_headings and self.row:
            self._under(line)
        elif line.stamp and not self._is_wrapped(line, before):
            self._stamped(line, line.stamp)
        elif row := commit_line(line.text, self.choices):
            self._begin(row)
        else:
            self._untimed(line)

    def _heading(self, line: Line) -> None:
        if line.stamp and line.stamp.clock:
            self._begin(Row(line.bare, line.stamp, under=[""]))
            return
        self.row = None
        self._state(line)
        self.pieces.append(Loose(line.text))

    def _stamped(self, line: Line, stamp: Stamp) -> None:
        is_message = self.row is not None and self.row.is_chat and self.is_chat
        if is_message and self.row and stamp.clock and line.bare[0].isdigit() and not line.says_more():
            self._begin(Row(line.bare, stamp, actor=self.row.actor, is_chat=True))
        elif is_message and not self._is_apart(stamp, line):
            self._under(line)
        elif stamp.clock or stamp.after is not None or line.says_more():
            self._begin(Row(line.bare, stamp))
        else:
            self.row = None
            self.pieces += [Statement(day=stamp), Loose(line.text)]

    def _is_apart(self, stamp: Stamp, line: Line) -> bool:
        """In a chat only what has a date begins something else: a separator of days, or an event."""
        is_dated = stamp.day is not None and stamp.day.month is not None
        return is_dated and (stamp.clock is not None or not line.says_more())

    def _untimed(self, line: Line) -> None:
        if self.row is None:
            self._state(line)
        self._under(line)

    def _is_wrapped(self, line: Line, before: Line | None) -> bool:
        """A line that goes on where the one before broke off, though it begins with a figure like a time."""
        if before is None or before.is_empty() or line.is_bullet or self.row is None:
            return False
        return line.indent() >= _FEW and (before.is_bullet or before.indent() == line.indent())

    def _state(self, line: Line) -> None:
        if said := statement_in(line.bare, self.choices, is_heading=line.is_heading):
            self.pieces.append(said)

    def _under(self, line: Line) -> None:
        if self.row:
            self.row.under.append(line.text if line.text.strip() else "")
        elif line.text.strip():
            self.pieces.append(Loose(line.text))

    def _begin(self, row: Row) -> None:
        self.row = row
        self.pieces.append(row)
