"""Who changed what, when, from what to what."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final, TypeAlias

from core.domain.ids import ChangeKey, PersonId, PostmortemId, RowId
from core.domain.passages import Passages

Plain: TypeAlias = str | int | float | bool | None
"""A value as JSON can hold it."""


class ChangeKind(StrEnum):
    CREATED = "created"
    FIELD = "field"
    ROW_ADDED = "row_added"
    ROW_REMOVED = "row_removed"
    ROW_RESTORED = "row_restored"
    RESTORED = "restored"
    """A text, or the whole when no section is named, is again as it was at the moment `after`, or at its beginning."""
    PASSAGE_BACK = "passage_back"
    """A passage of a text that was cut out stands there again; `after` is how it begins."""
    PASSAGE_OUT = "passage_out"
    """A passage of a text that was put in is not there any more; `before` is how it began."""


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

    `passages` lead from the text before to the text after. `names` are the authors', by person. Nobody goes on
    with one that `is_closed`.
    """

    key: ChangeKey
    postmortem: PostmortemId
    section: str
    began_at: datetime
    at: datetime
    names: dict[PersonId, str]
    passages: Passages
    is_closed: bool = False


Deed: TypeAlias = Change | Revision
"""What a line of the history tells of."""


class About(StrEnum):
    """which deeds one wants to see."""

    TEXTS = "texts"
    FIELDS = "fields"
    ROWS = "rows"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which deeds of a history; empty: all."""

    by: PersonId | None = None
    section: str = ""
    about: About | None = None


EVERYTHING: Final = Wanted()
