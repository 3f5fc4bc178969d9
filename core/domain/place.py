"""Where in a workspace a value stands."""

from dataclasses import dataclass

from core.domain.ids import PostmortemId, RowId


@dataclass(frozen=True, slots=True)
class Place:
    """One field of a postmortem: of a group of facts, or of a row of a listing."""

    postmortem: PostmortemId
    section: str
    field: str
    row: RowId | None = None
