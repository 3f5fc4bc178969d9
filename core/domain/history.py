"""Who changed what, when, from what to what."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TypeAlias

from core.domain.ids import ChangeKey, PersonId, PostmortemId, RowId
from core.domain.passages import Passages

Plain: TypeAlias = str | int | float | bool | None
"""A value as JSON can hold it."""


class ChangeKind(StrEnum):
    CREATED = "created"
    FIELD = "field"
    PROSE = "prose"
    ROW_ADDED = "row_added"
    ROW_REMOVED = "row_removed"
    ROW_RESTORED = "row_restored"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change. Its `key` makes it happen once: a second try under the same key finds it here."""

    key: ChangeKey
    postmortem: PostmortemId
    kind: ChangeKind
    section: str = ""
    field: str = ""
    row: RowId | None = None
    before: Plain = None
    after: Plain = None
    by: PersonId
    by_name: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """One sitting's changes of one section of prose, whoever took part: from its first edit to a pause.

    `passages` lead from the text before to the text after. `names` are the authors', by person.
    """

    key: ChangeKey
    postmortem: PostmortemId
    section: str
    began_at: datetime
    at: datetime
    names: dict[PersonId, str]
    passages: Passages
