"""What the columns of a pasted table hold, by their headers in three languages or by what is in them."""

import re
from collections.abc import Mapping, Sequence
from enum import Enum, auto
from functools import cache
from typing import Final

from core.document.fields import Listing
from core.document.schema.course import TIMELINE
from core.i18n import every_translation
from core.timeline.calendar_words import folded
from core.timeline.stamps import find_stamp


class Column(Enum):
    WHEN = auto()
    UNTIL = auto()
    ZONE = auto()
    ACTOR = auto()
    KIND = auto()
    EVIDENCE = auto()
    NOTE = auto()
    TEXT = auto()


_NAMES: Final[Mapping[Column, str]] = {
    Column.WHEN: "time date day datetime timestamp when start began hora horario data dia quando inicio "
    "дата время день когда начало",
    Column.UNTIL: "end until till fim ate termino конец окончание до",
    Column.ZONE: "zone timezone tz fuso пояс зона",
    Column.ACTOR: "actor who by person people author owner user name sender team ator quem pessoa autor "
    "responsavel nome кто автор ответственный участник исполнитель имя",
    Column.KIND: "kind type category tipo categoria вид тип категория",
    Column.EVIDENCE: "evidence link url source evidencia fonte ссылка источник доказательство",
    Column.NOTE: "note notes comment comments remark remarks nota notas observacao observacoes comentario "
    "примечание примечания комментарий заметка",
    Column.TEXT: "event events description what action actions message details detail summary update entry text "
    "happened activity evento eventos descricao acao acontecimento mensagem texto "
    "событие события описание действие сообщение текст произошло",
}
_OWN: Final = {
    "at": Column.WHEN,
    "kind": Column.KIND,
    "text": Column.TEXT,
    "actor": Column.ACTOR,
    "evidence": Column.EVIDENCE,
    "note": Column.NOTE,
}
_WORDS: Final = re.compile(r"[^\W\d_]+")
_LONGEST: Final = 80
_SAMPLE: Final = 50


def columns_named(header: Sequence[str]) -> list[Column | None]:
    return [_named(cell) for cell in header]


def is_header(cells: Sequence[str]) -> bool:
    """A column of times and another one are named, and nothing in it is a time itself."""
    named = columns_named(cells)
    is_named = Column.WHEN in named and any(each not in {None, Column.WHEN} for each in named)
    return is_named and not any(find_stamp(cell, {}) for cell in cells)


def guessed(columns: Sequence[Column | None], rows: Sequence[Sequence[str]]) -> list[Column | None]:
    """With a column of times and one of text, from what is in them, where no header says so."""
    found = list(columns)
    sample = rows[:_SAMPLE]
    if Column.WHEN not in found:
        for each, column in enumerate(found):
            if column is None and _are_times([row[each] for row in sample]):
                found[each] = Column.WHEN
    if Column.TEXT not in found:
        widths = {
            each: sum(len(row[each]) for row in rows) for each, column in enumerate(found) if column is None
        }
        if widths:
            found[max(widths, key=lambda each: widths[each])] = Column.TEXT
    return found


def _are_times(cells: Sequence[str]) -> bool:
    filled = [cell.strip() for cell in cells if cell.strip()]
    times = sum(1 for cell in filled if (stamp := find_stamp(cell, {})) and stamp.end == len(cell))
    return bool(filled) and times * 2 > len(filled)


def _named(cell: str) -> Column | None:
    words = [folded(word) for word in _WORDS.findall(cell[:_LONGEST])]
    known = _known()
    whole = known.get(" ".join(words)) or (known.get(words[0]) if len(words) == 1 else None)
    if whole:
        return whole
    columns = {known[word] for word in words if word in known}
    return next((each for each in Column if each in columns), None)


@cache
def _known() -> Mapping[str, Column]:
    known = {word: column for column, words in _NAMES.items() for word in words.split()}
    listing = TIMELINE[0]
    assert isinstance(listing, Listing)
    for field in listing.fields:
        if column := _OWN.get(field.key):
            known |= {folded(title): column for title in every_translation(field.title)}
    return known
