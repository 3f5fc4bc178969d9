"""From rows to sketches: the day, the zone and the previous event are carried from each row to the next."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import timedelta

from core.timeline.gathering import written
from core.timeline.pieces import Loose, Piece, Row, Statement
from core.timeline.settling import local_day, settle
from core.timeline.sketch import Setting, Sketch
from core.timeline.stamps import Stamp


@dataclass(frozen=True, slots=True)
class Pasted:
    """The events of a block, and the lines that belong to none of them."""

    sketches: tuple[Sketch, ...] = ()
    rest: tuple[str, ...] = ()


def carried(pieces: Iterable[Piece], setting: Setting) -> Pasted:
    holding = _Holding(setting)
    sketches: list[Sketch] = []
    rest: list[str] = []
    for piece in pieces:
        match piece:
            case Row():
                sketches.append(holding.read(piece))
            case Statement():
                holding.take(piece)
            case Loose(text=text):
                rest.append(text)
    return Pasted(tuple(sketches), tuple(rest))


class _Holding:
    """What holds for the next row."""

    def __init__(self, setting: Setting) -> None:
        if setting.day is None and setting.previous:
            setting = replace(setting, day=local_day(setting.previous, setting.zone))
        self.setting = setting
        self.zone = ""
        self.year: int | None = None
        self.is_approximate = False
        self.is_first = True
        self.today = setting.day or local_day(setting.now, setting.zone)

    def take(self, said: Statement) -> None:
        self.zone = said.zone or self.zone
        self.year = said.year or self.year
        self.is_approximate = self.is_approximate or said.is_approximate
        if said.day:
            settled = settle(self._dated(replace(said.day, clock=None)), self.setting)
            self.setting = replace(self.setting, day=settled.day or self.setting.day)

    def read(self, row: Row) -> Sketch:
        stamp = self._dated(row.stamp) if row.stamp else None
        if stamp and not stamp.zone and stamp.after is None:
            stamp = replace(stamp, zone=self.zone)
        setting = self.setting
        if self.is_first and not (stamp and stamp.after is not None):
            setting = replace(setting, previous=None)
        read = written(row, stamp, setting)
        if stamp:
            self._go_on(stamp, setting, read)
        return replace(read, is_approximate=True) if self.is_approximate and read.at else read

    def _go_on(self, stamp: Stamp, setting: Setting, read: Sketch) -> None:
        is_local = read.at is not None and not stamp.zone
        day = local_day(read.at, setting.zone) if read.at and is_local else settle(stamp, setting).day
        self.is_first = self.is_first and read.at is None
        self.setting = replace(
            self.setting, day=day or self.setting.day, previous=read.at or self.setting.previous
        )

    def _dated(self, stamp: Stamp) -> Stamp:
        """With the year that a header gave; `yesterday` stays the day before the block's own."""
        day = stamp.day
        if day and day.near is not None and self.today:
            on = self.today + timedelta(days=day.near)
            day = replace(day, near=None, year=on.year, month=on.month, day=on.day)
        elif day and self.year and day.month and day.year is None:
            day = replace(day, year=self.year)
        return replace(stamp, day=day)
